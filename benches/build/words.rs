//! Sentences a handbook could hold, put together from pools of words.

use super::rng::Rng;

const ROLES: &[&str] = &[
    "the system owner",
    "the line manager",
    "the service desk",
    "the information security officer",
    "the platform team",
    "the data steward",
    "the internal auditor",
    "the model owner",
    "the supplier manager",
    "the incident lead",
    "the head of people",
    "the release manager",
    "the privacy counsel",
    "the on-call engineer",
    "the risk owner",
    "the training coordinator",
];
const SYSTEMS: &[&str] = &[
    "the claims platform",
    "the billing service",
    "the identity provider",
    "the data warehouse",
    "the model registry",
    "the ticket system",
    "the build pipeline",
    "the customer portal",
    "the document store",
    "the monitoring stack",
    "the backup vault",
    "the feature store",
    "the mail gateway",
    "the key management service",
    "the endpoint management",
    "the triage model",
];
const THINGS: &[&str] = &[
    "access right",
    "change",
    "exception",
    "vulnerability",
    "data set",
    "backup",
    "supplier contract",
    "model release",
    "risk",
    "finding",
    "configuration",
    "secret",
    "retention period",
    "incident",
    "requirement",
    "test result",
    "personal record",
    "log source",
    "prompt template",
    "evaluation run",
];
const RECORDS: &[&str] = &[
    "the change record",
    "a signed review",
    "the risk register",
    "the access matrix",
    "the asset inventory",
    "the ticket",
    "the audit trail",
    "the impact assessment",
    "the data sheet",
    "the training record",
    "the minutes of the board",
    "the release note",
];
const PERIODS: &[&str] = &[
    "every quarter",
    "once a year",
    "within 5 working days",
    "within 24 hours",
    "before each release",
    "every 90 days",
    "on the first working day of the month",
    "after each major change",
    "within 15 days",
    "before access is granted",
];
const VERBS: &[&str] = &[
    "reviews",
    "approves",
    "records",
    "tests",
    "confirms",
    "withdraws",
    "escalates",
    "documents",
    "compares",
    "samples",
    "closes",
    "assigns",
];
const QUALITIES: &[&str] = &[
    "complete",
    "traceable to one person or service",
    "encrypted in transit and at rest",
    "limited to what the task needs",
    "approved by somebody who did not ask for it",
    "reproducible from the repository",
    "understood by those who rely on it",
    "free of production data",
    "kept for `36 months`",
    "available to the auditor on request",
];
const REASONS: &[&str] = &[
    "customers have been promised so in the contract",
    "an earlier incident showed what happens otherwise",
    "a decision about a person may depend on it",
    "the supplier cannot be expected to notice",
    "two systems share one account there",
    "nobody else sees the whole of the process",
    "the law of two countries asks for it",
    "the model was trained on data from another year",
];

const SENTENCES: &[&str] = &[
    "{Role} {verb} each {thing} {period} and notes the outcome in {record}.",
    "A {thing} that concerns {system} is {quality}.",
    "When a {thing} cannot be handled in time, {role} tells {role} and the clock of the {thing} keeps running.",
    "This applies to {system} and to {system}, because {reason}.",
    "Without {record}, a {thing} counts as open.",
    "{Role} {verb} what {system} reports, {role} {verb} what it does not.",
    "No {thing} is closed by the person who opened it; {role} {verb} it {period}.",
    "An exception needs a reason, an end date and the consent of {role}; it is listed in {record}.",
    "Every {thing} is *{quality}*, also while {system} is being replaced.",
    "If {reason}, the {thing} is treated as if it concerned {system}.",
    "**{Role}** answers for the result; **{role}** does the work and keeps {record}.",
    "{Role} may delegate the task, not the responsibility for the {thing}.",
    "A sample of {n} is drawn {period}; more than {n} faults in it lead to a full check of {system}.",
    "What has been agreed for {system} also holds for a copy of it that is used for tests.",
    "The limit is {n} minutes for {system} and {n} hours for everything else.",
    "People who see a {thing} in {system} that is not {quality} report it to {role}.",
    "The measure was chosen because {reason}; {role} {verb} its effect {period}.",
    "In {system} the rule is enforced by the configuration, elsewhere {role} {verb} it by hand.",
    "{Record} shows who decided, when, and on which {thing} the decision rests.",
    "Where {system} and {system} disagree, {record} is right until {role} has found the cause.",
];

/// One sentence.
pub fn sentence(rng: &mut Rng) -> String {
    let sentence = rng.pick(SENTENCES);
    fill(sentence, rng)
}

/// A template with its slots filled; a slot that begins with a capital gives a word that does.
fn fill(template: &str, rng: &mut Rng) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        let word = word(&slot.to_lowercase(), rng);
        let capital = slot.starts_with(|c: char| c.is_uppercase());
        text.push_str(&if capital { capitalised(&word) } else { word });
        rest = after;
    }
    text.push_str(rest);
    text
}

fn word(slot: &str, rng: &mut Rng) -> String {
    let pool = match slot {
        "role" => ROLES,
        "system" => SYSTEMS,
        "thing" => THINGS,
        "record" => RECORDS,
        "period" => PERIODS,
        "verb" => VERBS,
        "quality" => QUALITIES,
        "reason" => REASONS,
        _ => return rng.between(2, 60).to_string(),
    };
    rng.pick(pool).to_owned()
}

/// A few words for a cell of a table or an item of a list.
pub fn phrase(rng: &mut Rng) -> String {
    const PHRASES: &[&str] = &[
        "{period}",
        "{quality}",
        "{role}",
        "{record}",
        "each {thing} in {system}",
        "{n} days, then {role} {verb} it",
        "by {role}, {period}",
        "none; see {record}",
        "{system} only",
        "`{n}` of {n}",
    ];
    let phrase = rng.pick(PHRASES);
    fill(phrase, rng)
}

/// A subject and the system it is about, for a title.
pub fn subject(rng: &mut Rng) -> (String, &'static str) {
    (capitalised(rng.pick(THINGS)), rng.pick(SYSTEMS))
}

/// The text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
