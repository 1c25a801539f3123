//! Words of `--condition`.

use super::flag;

#[test]
fn words_of_the_flag() {
    flag("a budget by Friday or shut the government", "unless a budget [by Friday]: shut the government");
    flag("Progress on reform within weeks, otherwise no money", "unless Progress on reform [within weeks]: no money");
    flag("no deal, no troops", "if no deal: no troops");
    flag("tariffs go up, but not unless talks fail", "if talks fail: tariffs go up");
    flag("they ship the arms", "whole: if they ship the arms: -");
    flag("peace this year or next or withdrawal", "whole: if peace or next or withdrawal [this year]: -");
    flag("without a mandate from voters, no coalition", "unless a mandate from voters: no coalition");
    flag("as long as the shelling goes on", "if the shelling goes on: -");
    flag("unless the ceasefire collapses before the summit", "unless the ceasefire collapses [before the summit]: -");
    flag("no reforms, no money", "if no reforms: no money");
    flag(
        "Either the landlord repairs the roof within a month or tenants stop paying",
        "unless the landlord repairs the roof [within a month]: tenants stop paying",
    );
    flag(
        "if no offer is made within the next few days, the union may walk out",
        "if no offer is made [within the next few days]: the union may walk out",
    );
    flag("progress within days or withdraw", "unless progress [within days]: withdraw");
    flag(
        "withdraw unless there are signs of progress within days",
        "unless there are signs of progress [within days]: withdraw",
    );
    flag("if", "whole: if if: -");
    flag("signs of progress within days, or else we move on", "unless signs of progress [within days]: we move on");
    flag(
        "see signs of progress within days, otherwise move in a different direction",
        "unless see signs of progress [within days]: move in a different direction",
    );
    flag("only if both sides agree by June", "if both sides agree [by June]: -");
    flag("not unless both sides agree", "if both sides agree: -");
    flag("when the last hostage is home, the bombing stops", "if the last hostage is home: the bombing stops");
    flag("the bombing stops once the hostages are home", "if the hostages are home: the bombing stops");
    flag("failing an agreement by Friday, strikes", "unless an agreement [by Friday]: strikes");
    flag("barring a last-minute deal", "unless a last-minute deal: -");
    flag("contingent on Senate approval", "if Senate approval: -");
    flag("in return for security guarantees", "if security guarantees: -");
    flag("sanctions end in return for a full withdrawal by May", "if a full withdrawal [by May]: sanctions end");
    flag("should they attack, we strike back within hours", "if they attack: we strike back within hours");
    flag("were Iran to leave the treaty, sanctions return", "if Iran leave the treaty: sanctions return");
    flag("lift the blockade or lose the port", "unless lift the blockade: lose the port");
    flag("if Smith, the minister, resigns", "if Smith, the minister, resigns: -");
    flag("if they ship arms or train troops", "if they ship arms or train troops: -");
    flag("depending on the vote", "if the vote: -");
    flag("subject to parliament's approval, the deal stands", "if parliament's approval: the deal stands");
    flag("no withdrawal before a truce", "whole: if no withdrawal [before a truce]: -");
    flag("until a ceasefire is signed, no troops", "unless a ceasefire is signed: no troops");
    flag("no troops until a ceasefire is signed", "unless a ceasefire is signed: no troops");
    flag("either they sign by Friday or we walk away", "unless they sign [by Friday]: we walk away");
    flag("if not", "whole: if not: -");
    flag("or else", "whole: if or else: -");
    flag("UNLESS THE COURT AGREES, WE APPEAL", "unless THE COURT AGREES: WE APPEAL");
    flag(
        "if they don’t sign by Friday — and they won’t — we walk away",
        "if they don’t sign — and they won’t [by Friday]: we walk away",
    );
}

#[test]
fn short_words_of_the_flag() {
    flag("progress within days or withdraw", "unless progress [within days]: withdraw");
    flag("if they ship the arms, we will respond", "if they ship the arms: we will respond");
    flag("we will respond if they ship the arms", "if they ship the arms: we will respond");
    flag("unless talks resume, then tariffs rise", "unless talks resume: tariffs rise");
    flag("Tariffs rise unless talks resume by Friday.", "unless talks resume [by Friday]: Tariffs rise");
    flag("we stay, provided that the truce holds", "if the truce holds: we stay");
    flag("we stay provided the truce holds", "if the truce holds: we stay");
    flag("we stay as long as the truce holds", "if the truce holds: we stay");
    flag("pay up, or else the tap is closed", "unless pay up: the tap is closed");
    flag("Either they sign or we leave", "unless they sign: we leave");
    flag("unless talks resume", "unless talks resume: -");
    flag("war or peace or withdrawal", "whole: if war or peace or withdrawal: -");
    flag("we go ahead even if they refuse", "whole: if we go ahead even if they refuse: -");
    flag("signs of progress", "whole: if signs of progress: -");
    flag("unless Paris agrees, Berlin signs, we will pay", "whole: unless Paris agrees, Berlin signs, we will pay: -");
}

#[test]
fn more_words_of_the_flag() {
    flag("talks by the end of May or sanctions", "unless talks [by the end of May]: sanctions");
    flag(
        "they must disarm within 60 days, or else we will resume strikes",
        "unless they must disarm [within 60 days]: we will resume strikes",
    );
    flag(
        "we will lift the embargo on condition that they free the journalists by July",
        "if they free the journalists [by July]: we will lift the embargo",
    );
    flag("only once the last mine is cleared will farmers return", "if the last mine is cleared: farmers will return");
    flag(
        "so long as inflation stays under 3 percent, rates remain where they are",
        "if inflation stays under 3 percent: rates remain where they are",
    );
    flag("without a waiver by Tuesday, the plant closes", "unless a waiver [by Tuesday]: the plant closes");
    flag("in the event of a hung parliament, a second vote in autumn", "if a hung parliament: a second vote in autumn");
    flag("no ceasefire, no reconstruction money", "if no ceasefire: no reconstruction money");
    flag(
        "we won't sign unless the fishing clause is dropped within a week",
        "unless the fishing clause is dropped [within a week]: we won't sign",
    );
    flag(
        "the governor will commute the sentence provided the parole board agrees",
        "if the parole board agrees: the governor will commute the sentence",
    );
    flag("supposing Turkey vetoes the bid, Sweden waits", "if Turkey vetoes the bid: Sweden waits");
    flag("should the vote fail", "if the vote fail: -");
    flag(
        "ratify the treaty by 1 June; otherwise Washington walks out",
        "unless ratify the treaty [by 1 June]: Washington walks out",
    );
    flag(
        "if the ceasefire holds through Sunday we will reopen the crossing",
        "if the ceasefire holds [through Sunday]: we will reopen the crossing",
    );
    flag(
        "the king will dissolve parliament if, within 30 days, no government is formed",
        "if no government is formed [within 30 days]: the king will dissolve parliament",
    );
}
