//! One document: front matter, prose, lists, tables, code, and links to its neighbours.

use super::code;
use super::corpus::Corpus;
use super::rng::Rng;
use super::words::{capitalised, phrase, sentence, subject};

/// Most documents in one folder.
const FOLDER: usize = 100;
/// Kinds of documents, each with a folder of its own.
const KINDS: &[&str] = &["policy", "procedure", "standard", "guideline", "plan", "playbook", "record", "template"];
/// Subjects of folders.
const AREAS: &[&str] = &[
    "access",
    "assets",
    "continuity",
    "cryptography",
    "data",
    "development",
    "incidents",
    "legal",
    "models",
    "networks",
    "operations",
    "people",
    "privacy",
    "sites",
    "suppliers",
];
/// Headings below which a document says what it is about; every one is also an anchor.
const HEADINGS: &[&str] = &[
    "Principles",
    "Roles and approvals",
    "Requests",
    "Exceptions",
    "What the AI part adds",
    "Granting and withdrawing",
    "Handling of faults",
    "Suppliers and partners",
    "Test and acceptance",
    "Measures and targets",
    "Classification and labels",
    "Retention and deletion",
    "Communication",
    "Tools",
    "Training data",
    "Monitoring",
    "Emergency changes",
    "Evaluation of models",
    "Physical places",
    "Working from home",
];
/// Every document has a section with this anchor, so that others can link to it.
const COMMON: &str = "responsibilities";

/// Where a document is and what it is called; known without writing it.
pub struct Place {
    /// Its folder below the content.
    pub folder: String,
    /// Its id.
    pub id: String,
    /// Its file name.
    pub file: String,
    title: String,
    kind: &'static str,
}

impl Place {
    /// The place of the document with that number.
    pub fn of(number: usize) -> Self {
        let (folder, at) = (number / FOLDER, number % FOLDER);
        let kind = KINDS[folder % KINDS.len()];
        let (about, system) = subject(&mut Rng::of("subject", number));
        let id = format!("{}-{number:05}", about.to_lowercase().replace(' ', "-"));
        // Every other folder has a document that stands for it.
        let file = if at == 0 && folder % 2 == 0 { "index.md".to_owned() } else { format!("{id}.md") };
        Self {
            folder: format!("{kind}/{}-{folder:03}", AREAS[folder % AREAS.len()]),
            title: format!("{about} in {system}, {number}"),
            id,
            file,
            kind,
        }
    }
}

/// A document in the making.
struct Writer<'c> {
    corpus: &'c Corpus,
    number: usize,
    place: Place,
    rng: Rng,
    text: String,
}

/// The Markdown of a document.
pub fn markdown(corpus: &Corpus, number: usize) -> String {
    let rng = Rng::of("document", number);
    let mut writer = Writer { corpus, number, place: Place::of(number), rng, text: String::with_capacity(16 << 10) };
    writer.front_matter();
    writer.paragraph();
    let sections = writer.rng.between(8, 11);
    let first = writer.rng.below(HEADINGS.len());
    writer.section(2, "Responsibilities", COMMON);
    for at in 0..sections {
        let heading = HEADINGS[(first + at * 3) % HEADINGS.len()];
        let anchor = heading.to_lowercase().replace(' ', "-");
        let level = if at > 0 && writer.rng.percent(30) { 3 } else { 2 };
        writer.section(level, heading, &anchor);
    }
    writer.text
}

impl Writer<'_> {
    fn front_matter(&mut self) {
        let rng = &mut self.rng;
        let status = if rng.percent(80) { "approved" } else { rng.pick(&["draft", "in-review", "retired"]) };
        let (month, day) = (rng.between(1, 10), rng.between(10, 28));
        self.text.push_str(&format!(
            "---\nid: {}\ntitle: \"{}\"\ntype: {}\nversion: \"{}.{}\"\nstatus: {status}\nowner: {}\napprover: {}\n\
             approved: 2026-{month:02}-{day}\nreview: 12 months\nclassification: internal\n",
            self.place.id,
            self.place.title,
            self.place.kind,
            rng.between(1, 6),
            rng.below(10),
            self.corpus.role(rng),
            self.corpus.role(rng),
        ));
        if rng.percent(40) {
            let claims = self.corpus.requirements(rng, 3);
            self.text.push_str(&format!("satisfies: [{}]\n", claims.join(", ")));
        }
        self.text.push_str("---\n");
    }

    fn section(&mut self, level: usize, heading: &str, anchor: &str) {
        let marks = "#".repeat(level);
        let claims = match self.rng.percent(25) {
            true => format!(" satisfies={}", self.corpus.requirements(&mut self.rng, 2).join(",")),
            false => String::new(),
        };
        self.text.push_str(&format!("\n{marks} {heading} {{#{anchor}{claims}}}\n\n"));
        for _ in 0..self.rng.between(1, 2) {
            self.paragraph();
        }
        match self.rng.below(12) {
            0..3 => self.table(),
            3..6 => self.list(),
            6..9 => {
                let block = code::block(&mut self.rng, self.number);
                self.text.push_str(&format!("{block}\n"));
            }
            9 => {
                let quoted = sentence(&mut self.rng);
                self.text.push_str(&format!("> {quoted}\n\n"));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        for _ in 0..self.rng.between(3, 5) {
            let sentence = sentence(&mut self.rng);
            self.text.push_str(&sentence);
            self.text.push(' ');
        }
        if self.rng.percent(60) {
            let reference = self.reference();
            self.text.push_str(&format!("See {reference}."));
        }
        self.text.push_str("\n\n");
    }

    fn list(&mut self) {
        let numbered = self.rng.percent(40);
        for at in 1..=self.rng.between(3, 6) {
            let (mark, sentence) = (if numbered { format!("{at}.") } else { "-".to_owned() }, sentence(&mut self.rng));
            self.text.push_str(&format!("{mark} {sentence}\n"));
        }
        self.text.push('\n');
    }

    fn table(&mut self) {
        let columns = self.rng.between(3, 4);
        let heads = &["event", "who", "limit", "record"][..columns];
        self.text.push_str(&format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(columns)));
        for _ in 0..self.rng.between(4, 8) {
            let cells: Vec<String> = (0..columns).map(|_| phrase(&mut self.rng)).collect();
            self.text.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        self.text.push('\n');
    }

    /// A reference in one of the forms people use.
    fn reference(&mut self) -> String {
        match self.rng.below(10) {
            0..3 => format!("[[{}]]", self.neighbour().id),
            3 => format!("[[{}#{COMMON}|{}]]", self.neighbour().id, "who does what"),
            4..6 => {
                let to = self.neighbour();
                let way = if to.folder == self.place.folder { String::new() } else { format!("../../{}/", to.folder) };
                let anchor = if self.rng.percent(30) { format!("#{COMMON}") } else { String::new() };
                format!("[{}]({way}{}{anchor})", capitalised(&to.title.to_lowercase()), to.file)
            }
            6..8 => format!("[[{}]]", self.corpus.requirements(&mut self.rng, 1).join("")),
            8 => format!("[[{}]]", self.corpus.item(&mut self.rng)),
            _ => format!("[the register](https://example.org/register/{})", self.rng.below(9_000)),
        }
    }

    /// Another document: mostly one of the same folder, at times one that everybody refers to.
    fn neighbour(&mut self) -> Place {
        let documents = self.corpus.documents;
        let number = match self.rng.below(10) {
            0..6 => self.number / FOLDER * FOLDER + self.rng.below(FOLDER),
            6..9 => self.rng.below(documents),
            _ => self.rng.below(20),
        };
        Place::of(number.min(documents - 1))
    }
}
