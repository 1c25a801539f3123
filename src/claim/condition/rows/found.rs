//! Sentences that hold a condition.

use super::text;

#[test]
fn what_a_statement_hangs_on() {
    text(
        "If the Senate rejects the treaty, the White House will try again in the autumn",
        "if the Senate rejects the treaty: the White House will try again in the autumn",
    );
    text(
        "The White House will try again if the Senate rejects the treaty before Christmas.",
        "if the Senate rejects the treaty [before Christmas]: The White House will try again",
    );
    text(
        "The army, if no truce is reached within a week, will cross the river",
        "if no truce is reached [within a week]: The army will cross the river",
    );
    text(
        "We will, if the talks break down, ask the Security Council to vote by Friday",
        "if the talks break down: We will ask the Security Council to vote by Friday",
    );
    text(
        "If Okafor, the finance minister, resigns, the coalition may fall",
        "if Okafor, the finance minister, resigns: the coalition may fall",
    );
    text(
        "If, by June 30, 2026, the pipeline is not mended, the contract will lapse",
        "if the pipeline is not mended [by June 30, 2026]: the contract will lapse",
    );
    text("If they close the strait we will reopen it by force", "if they close the strait: we will reopen it by force");
    text(
        "If no deal is reached the United States will walk away",
        "if no deal is reached: the United States will walk away",
    );
    text(
        "If inflation, unemployment and debt rise, the central bank will step in",
        "if inflation, unemployment and debt rise: the central bank will step in",
    );
    text(
        "If Paris agrees, and if Berlin agrees, then the fund will be set up this year",
        "if Paris agrees, and if Berlin agrees: the fund will be set up this year",
    );
    text(
        "If strikes or blockades go on, the port will be shut",
        "if strikes or blockades go on: the port will be shut",
    );
    text(
        "He warned that if the border is crossed, there will be consequences",
        "if the border is crossed: He warned that there will be consequences",
    );
    text(
        "The minister told parliament that taxes would rise if growth stays below one percent",
        "if growth stays below one percent: The minister told parliament that taxes would rise",
    );
    text(
        "Troops may be pulled out if attacks continue, the ministry said",
        "if attacks continue: Troops may be pulled out, the ministry said",
    );
    text(
        "But if the court strikes it down, we will write a new law",
        "if the court strikes it down: But we will write a new law",
    );
    text(
        "We want peace, but if they attack, we will answer within hours",
        "if they attack: We want peace, but we will answer within hours",
    );
    text(
        "The pact – if parliament ratifies it – will enter into force in January",
        "if parliament ratifies it: The pact will enter into force in January",
    );
    text(
        "The subsidy will end next year (unless the regions object)",
        "unless the regions object: The subsidy will end next year",
    );
    text(
        "There will be no amnesty unless the militias disarm by spring",
        "unless the militias disarm [by spring]: There will be no amnesty",
    );
    text("Unless and until hostages are freed, aid will be blocked", "unless hostages are freed: aid will be blocked");
    text(
        "Sanctions stay in place until Russia withdraws from the region",
        "unless Russia withdraws from the region: Sanctions stay in place",
    );
    text("No troops will be sent until a ceasefire is signed", "unless a ceasefire is signed: No troops will be sent");
    text("Until the inquiry reports, nobody will be charged", "unless the inquiry reports: nobody will be charged");
    text(
        "Once a new government is formed, Brussels will release the money",
        "if a new government is formed: Brussels will release the money",
    );
    text("We will lower fees once the debt is paid", "if the debt is paid: We will lower fees");
    text("When the last hostage is home, the bombing will stop", "if the last hostage is home: the bombing will stop");
    text(
        "As soon as the bridge is safe, lorries will be let through",
        "if the bridge is safe: lorries will be let through",
    );
    text(
        "In the event of a power cut, hospitals will switch to generators",
        "if a power cut: hospitals will switch to generators",
    );
}

#[test]
fn what_a_statement_hangs_on_in_many_words() {
    text("In case of rain the parade will be held indoors", "if rain: the parade will be held indoors");
    text(
        "Should Tehran refuse, the snapback will follow within 30 days",
        "if Tehran refuse: the snapback will follow within 30 days",
    );
    text(
        "The alliance will respond should any member be attacked",
        "if any member be attacked: The alliance will respond",
    );
    text(
        "Were Congress to block the sale, the president would veto the bill",
        "if Congress block the sale: the president would veto the bill",
    );
    text(
        "Only if Moscow returns the children will sanctions be lifted",
        "if Moscow returns the children: sanctions will be lifted",
    );
    text(
        "The rebels will lay down arms on the condition that their leaders are pardoned",
        "if their leaders are pardoned: The rebels will lay down arms",
    );
    text(
        "Assuming the weather holds, the rocket will fly on Tuesday",
        "if the weather holds: the rocket will fly on Tuesday",
    );
    text(
        "Subject to approval by shareholders, the merger will close in June",
        "if approval by shareholders: the merger will close in June",
    );
    text(
        "Kyiv will give up the mines in exchange for security guarantees",
        "if security guarantees: Kyiv will give up the mines",
    );
    text("Barring a miracle, Labour will lose the seat", "unless a miracle: Labour will lose the seat");
    text(
        "Failing an agreement by midnight, the government will shut down",
        "unless an agreement [by midnight]: the government will shut down",
    );
    text("Without guarantees, no troops will be sent", "unless guarantees: no troops will be sent");
    text(
        "The reform cannot pass without votes from the opposition",
        "unless votes from the opposition: The reform cannot pass",
    );
    text(
        "Hamas must free the captives by Saturday or all hell will break out",
        "unless Hamas must free the captives [by Saturday]: all hell will break out",
    );
    text("Pay your dues by March or lose your vote", "unless Pay your dues [by March]: lose your vote");
    text(
        "They had better sign soon, or else we will raise the price",
        "unless They had better sign soon: we will raise the price",
    );
    text(
        "However, the firm must publish its accounts within weeks. Otherwise, the regulator will take away its licence",
        "unless the firm must publish its accounts [within weeks]: the regulator will take away its licence",
    );
    text(
        "Unless the union accepts the new rota by Thursday, the depot will be closed",
        "unless the union accepts the new rota [by Thursday]: the depot will be closed",
    );
    text(
        "The governor, unless a court stops her, will sign the bill next week",
        "unless a court stops her: The governor will sign the bill next week",
    );
    text(
        "Should the dam give way, the valley will have to be cleared within hours",
        "if the dam give way: the valley will have to be cleared within hours",
    );
    text(
        "Ferries will not run again until the strike is called off",
        "unless the strike is called off: Ferries will not run again",
    );
    text(
        "Once the audit is finished, the council will publish every invoice",
        "if the audit is finished: the council will publish every invoice",
    );
    text("Without more nurses, wards will close this winter", "unless more nurses: wards will close this winter");
    text(
        "The spokeswoman said that if the vote is lost, the chancellor will resign",
        "if the vote is lost: The spokeswoman said that the chancellor will resign",
    );
    text(
        "Fares will be frozen, provided that the subsidy is paid by July, the mayor said",
        "if the subsidy is paid [by July]: Fares will be frozen, the mayor said",
    );
    text("Hand over the files by Monday or face a subpoena", "unless Hand over the files [by Monday]: face a subpoena");
    text(
        "The bank must repay every customer. Otherwise, we will see it in court",
        "unless The bank must repay every customer: we will see it in court",
    );
    text(
        "We'll come back to the table, but only if the shelling stops",
        "if the shelling stops: We'll come back to the table",
    );
}

#[test]
fn what_a_statement_hangs_on_in_odd_places() {
    text(
        "If the rebels keep the airport the president will send in the army",
        "if the rebels keep the airport: the president will send in the army",
    );
    text(
        "The union may walk out of the talks if no offer is made within the next few days, warned U.S. Steelworkers chief Jane Doe.",
        "if no offer is made [within the next few days]: The union may walk out of the talks, warned U.S. Steelworkers chief Jane Doe",
    );
    text(
        "If the demands of the two parties stay too far apart, Chancellor Anna Roe may decide to call a vote.",
        "if the demands of the two parties stay too far apart: Chancellor Anna Roe may decide to call a vote",
    );
    text(
        "However, we must see signs of repentance within days to determine if a pardon is right. Otherwise, we will take another road.",
        "unless we must see signs of repentance [within days]: we will take another road",
    );
    text(
        "If the U.S. leaves, the pact may fall apart, as no other state can put pressure on both sides.",
        "if the U.S. leaves: the pact may fall apart, as no other state can put pressure on both sides",
    );
    text(
        "If they attack us again, however small the attack, we will answer within hours",
        "if they attack us again, however small the attack: we will answer within hours",
    );
    text("We must be told. If not, we will go to court", "unless We must be told: we will go to court");
    text("They may refuse. If so, the army will move in", "if They may refuse: the army will move in");
    text(
        "I will resign if the report is true, said the mayor, who denies it",
        "if the report is true: I will resign, said the mayor, who denies it",
    );
    text("No vote, no budget", "if No vote: no budget");
    text(
        "The army will not leave unless and until the rebels are beaten",
        "unless the rebels are beaten: The army will not leave",
    );
    text(
        "Mr. Brown said he would step down if he lost, adding that he expected to win",
        "if he lost: Mr. Brown said he would step down, adding that he expected to win",
    );
    text(
        "The talks go on, and if they fail, the sanctions come back",
        "if they fail: The talks go on, and the sanctions come back",
    );
    text(
        "Nato will not send troops without a vote in parliament, officials said on Monday",
        "unless a vote in parliament: Nato will not send troops, officials said on Monday",
    );
    text(
        "If elected, I will cut taxes in my first hundred days",
        "if elected: I will cut taxes in my first hundred days",
    );
    text("If, and only if, both houses agree, the law will change", "if both houses agree: the law will change");
    text(
        "Unless there is a deal, \"we will walk away\", he said",
        "unless there is a deal: \"we will walk away\", he said",
    );
    text("“If they sign,” she said, “we will lift the ban.”", "if they sign: she said, “we will lift the ban");
    text(
        "On Monday, unless the court steps in, the ban will take effect",
        "unless the court steps in: On Monday, the ban will take effect",
    );
    text(
        "The deal will not survive if Smith, the only minister who backs it, resigns by May",
        "if Smith, the only minister who backs it, resigns [by May]: The deal will not survive",
    );
    text(
        "We will pull out if, by Friday, 2 May, nothing has changed",
        "if nothing has changed [by Friday, 2 May]: We will pull out",
    );
    text("Sign the deal or we will raise tariffs in June", "unless Sign the deal: we will raise tariffs in June");
    text(
        "The strike will go ahead unless ministers come up with a better offer or the courts ban it",
        "unless ministers come up with a better offer or the courts ban it: The strike will go ahead",
    );
    text(
        "Iran must stop enrichment or face new sanctions within weeks",
        "unless Iran must stop enrichment: face new sanctions within weeks",
    );
    text("The bank will act when it is ready", "if it is ready: The bank will act");
}

#[test]
fn where_windows_go() {
    text(
        "If no progress is made within days, the US withdraws",
        "if no progress is made [within days]: the US withdraws",
    );
    text(
        "The US withdraws if no progress is made within days.",
        "if no progress is made [within days]: The US withdraws",
    );
    text(
        "Unless there is a deal by Friday, tariffs rise by June",
        "unless there is a deal [by Friday]: tariffs rise by June",
    );
    text("We will respond within 48 hours if they ship", "if they ship: We will respond within 48 hours");
    text("If, by Friday, no progress is made, we leave", "if no progress is made [by Friday]: we leave");
    text("We leave unless, within days, they sign", "unless they sign [within days]: We leave");
    text(
        "If Trump, within the next few days, sees no progress, he moves on",
        "if Trump sees no progress [within the next few days]: he moves on",
    );
    text("If they come, by Friday, we leave", "if they come: by Friday, we leave");
    text("We stay as long as the truce holds", "if the truce holds: We stay");
    text("On condition that the truce holds, we stay", "if the truce holds: we stay");
    text("We stay, provided the truce holds", "if the truce holds: We stay");
    text("Taxes rise only if the deficit grows by June", "if the deficit grows [by June]: Taxes rise");
    text("If not stopped, he goes on", "if not stopped: he goes on");
}

#[test]
fn what_news_says_hangs_on() {
    text(
        "Unless lawmakers raise the debt ceiling by June 1, the Treasury will run out of cash, the secretary warned.",
        "unless lawmakers raise the debt ceiling [by June 1]: the Treasury will run out of cash, the secretary warned",
    );
    text(
        "The prime minister told reporters on Sunday that if Hamas does not accept the proposal, Israeli forces will enter Rafah.",
        "if Hamas does not accept the proposal: The prime minister told reporters on Sunday that Israeli forces will enter Rafah",
    );
    text(
        "“We will not come back to the table until the shelling stops,” the envoy said.",
        "unless the shelling stops: “We will not come back to the table,” the envoy said",
    );
    text("Once in power, the party will scrap the carbon tax.", "if in power: the party will scrap the carbon tax");
    text(
        "Farmers may block the ports again should Brussels approve the trade pact.",
        "if Brussels approve the trade pact: Farmers may block the ports again",
    );
    text(
        "Kyiv and its allies must agree on a common line or Moscow will divide them.",
        "unless Kyiv and its allies must agree on a common line: Moscow will divide them",
    );
    text(
        "The fund, provided that donors pay up, will start work in March.",
        "if donors pay up: The fund will start work in March",
    );
    text(
        "The company will appeal if the fine, which is the largest in its history, is upheld.",
        "if the fine, which is the largest in its history, is upheld: The company will appeal",
    );
    text(
        "If the talks collapse, as many fear, and fighting resumes, the UN will pull its staff out within 48 hours.",
        "if the talks collapse, as many fear, and fighting resumes: the UN will pull its staff out within 48 hours",
    );
    text(
        "There can be no lasting peace without a Palestinian state.",
        "unless a Palestinian state: There can be no lasting peace",
    );
    text(
        "Tariffs of 50 percent will apply from 1 August unless a deal is struck before then.",
        "unless a deal is struck before then: Tariffs of 50 percent will apply from 1 August",
    );
    text(
        "If and when the sanctions are lifted, Tehran will open its plants to inspectors.",
        "if the sanctions are lifted: Tehran will open its plants to inspectors",
    );
    text("In exchange for the prisoners, Ankara will drop its case.", "if the prisoners: Ankara will drop its case");
    text(
        "Barring any last-minute objections, the merger is expected to close in October.",
        "unless any last-minute objections: the merger is expected to close in October",
    );
    text(
        "Give us the files by noon on Friday, otherwise we will publish what we have.",
        "unless Give us the files [by noon on Friday]: we will publish what we have",
    );
}
