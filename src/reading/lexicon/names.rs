//! Common given names of the English-language press, for "he" and "she" only: no name has to stand here.

/// Given names of men.
pub(super) const MEN: &str = "james john robert michael william david richard joseph thomas charles christopher \
    daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy \
    jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory \
    frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle \
    walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan \
    bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell \
    louis philip bobby johnny bradley bill jim tom mike bob dave steve jeff chris dan matt tony ben sam ken tim greg \
    rick ron don ted jeb marco bernie barack vladimir dmitry sergey sergei boris emmanuel olaf friedrich viktor \
    mohammed muhammad ahmed ali hassan omar ibrahim yusuf abdullah khalid benjamin yoav ehud narendra rahul imran \
    xi li shinzo fumio recep pedro luis carlos miguel jorge antonio francisco javier andres fernando giuseppe mario \
    matteo sergio angelo hans klaus jens lars erik mikhail alexei igor ivan pavel petr jan josef andrzej donald \
    keir rishi nigel jeremy gordon tony ed nick simon graham neil ian stuart hugh colin craig alistair malcolm";

/// Given names of women.
pub(super) const WOMEN: &str = "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy \
    betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon \
    laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine \
    debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce lauren kelly christina \
    ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison teresa abigail sophia martha sara \
    gloria janice kathryn ann isabella judy charlotte julia grace amber alice jean denise frances danielle marilyn \
    natalie beverly diana brittany theresa kayla alexis doris lori tiffany hillary kamala nikki kellyanne melania \
    ivanka michelle loretta susana kim jane anne kate katie jill sally wendy tracy tina robin claire fiona angela \
    ursula giorgia marine christine annalena nicola theresa priti suella yvette jacinda julia penny indira sonia \
    fatima aisha leila zainab maryam elena olga svetlana natalia ekaterina irina tatiana sanna mette magdalena eva";
