//! A handbook of any size, the same for the same size: documents, statements, evidence, roles.

use std::fs;
use std::io;
use std::path::Path;

use clausebook::catalogue;
use serde::Deserialize;

use super::document::{self, Place};
use super::rng::Rng;
use super::words::{capitalised, sentence};

/// Documents for each item of evidence.
const DOCUMENTS_PER_ITEM: usize = 5;
/// Items in one file of the register.
const ITEMS_PER_FILE: usize = 200;
/// Documents for each role beyond the first ten.
const DOCUMENTS_PER_ROLE: usize = 200;

/// What the documents of a handbook may refer to.
pub struct Corpus {
    /// How many documents it has.
    pub documents: usize,
    items: usize,
    roles: usize,
    /// Requirements as `framework:number`, with whether each is a control.
    requirements: Vec<(String, bool)>,
}

/// What was written.
pub struct Written {
    /// Bytes of Markdown in the documents.
    pub markdown: u64,
    /// Items of evidence, each with a file.
    pub items: usize,
    /// Roles.
    pub roles: usize,
}

#[derive(Deserialize)]
struct Catalogue {
    framework: String,
    entries: Vec<CatalogueEntry>,
}

#[derive(Deserialize)]
struct CatalogueEntry {
    id: String,
    kind: String,
}

impl Corpus {
    /// A handbook of so many documents.
    pub fn new(documents: usize) -> Self {
        let mut requirements = Vec::new();
        for file in catalogue::FILES.iter().filter(|file| file.about.len() == 1) {
            let catalogue: Catalogue = serde_yaml::from_str(file.text).expect("the catalogue is YAML");
            let assessed =
                catalogue.entries.iter().filter(|entry| ["clause", "control"].contains(&entry.kind.as_str()));
            requirements.extend(
                assessed.map(|entry| (format!("{}:{}", catalogue.framework, entry.id), entry.kind == "control")),
            );
        }
        let items = (documents / DOCUMENTS_PER_ITEM).max(10);
        Self { documents, items, roles: 10 + documents / DOCUMENTS_PER_ROLE, requirements }
    }

    /// Up to so many different requirements.
    pub fn requirements(&self, rng: &mut Rng, most: usize) -> Vec<String> {
        let first = rng.below(self.requirements.len());
        let one = |at: usize| self.requirements[(first + at * 61) % self.requirements.len()].0.clone();
        (0..rng.between(1, most)).map(one).collect()
    }

    /// The id of a role.
    pub fn role(&self, rng: &mut Rng) -> String {
        format!("role-{:03}", rng.below(self.roles))
    }

    /// The id of an item of evidence.
    pub fn item(&self, rng: &mut Rng) -> String {
        format!("EV-{:05}", rng.below(self.items))
    }

    /// Writes the handbook into an empty folder.
    pub fn write(&self, root: &Path) -> io::Result<Written> {
        let content = root.join("content");
        for folder in ["controls", "registers", "evidence/2026"] {
            fs::create_dir_all(content.join(folder))?;
        }
        fs::write(root.join("book.toml"), SETTINGS)?;
        fs::write(content.join("index.md"), "# Handbook\n\nHow we work, and why that answers two standards.\n")?;
        let mut markdown = 0;
        for number in 0..self.documents {
            let place = Place::of(number);
            let folder = content.join(&place.folder);
            fs::create_dir_all(&folder)?;
            let text = document::markdown(self, number);
            markdown += text.len() as u64;
            fs::write(folder.join(&place.file), text)?;
        }
        self.statements(&content)?;
        self.evidence(&content)?;
        fs::write(content.join("registers/roles.yaml"), self.register_of_roles())?;
        Ok(Written { markdown, items: self.items, roles: self.roles })
    }

    fn register_of_roles(&self) -> String {
        let mut text = String::from("roles:\n");
        for at in 0..self.roles {
            let duties = sentence(&mut Rng::of("role", at));
            text.push_str(&format!(
                "  - {{id: role-{at:03}, title: Role {at}, kind: role, responsibilities: \"{duties}\"}}\n"
            ));
        }
        text
    }

    /// A statement for every requirement of both standards.
    fn statements(&self, content: &Path) -> io::Result<()> {
        for file in catalogue::FILES.iter().filter(|file| file.about.len() == 1) {
            let framework = file.about[0];
            let own = self.requirements.iter().enumerate().filter(|(_, (id, _))| id.starts_with(framework));
            let mut text = format!("framework: {framework}\nstatements:\n");
            for (at, (id, is_control)) in own {
                let rng = &mut Rng::of("statement", at);
                let number = id.split_once(':').map_or(id.as_str(), |(_, number)| number);
                let document = Place::of(rng.below(self.documents)).id;
                let status = if rng.percent(75) { "implemented" } else { "partial" };
                let how = format!("{} {} See [[{document}]] and [[{}]].", sentence(rng), sentence(rng), self.item(rng));
                let applicable = if *is_control { "    applicable: true\n    reasons: [risk]\n" } else { "" };
                text.push_str(&format!(
                    "  - requirement: \"{number}\"\n{applicable}    status: {status}\n    owner: {}\n    how: >-\n      {how}\n",
                    self.role(rng)
                ));
            }
            fs::write(content.join(format!("controls/{framework}.yaml")), text)?;
        }
        Ok(())
    }

    /// The register, and for each item a small file.
    fn evidence(&self, content: &Path) -> io::Result<()> {
        for first in (0..self.items).step_by(ITEMS_PER_FILE) {
            let mut register = String::from("evidence:\n");
            for at in first..(first + ITEMS_PER_FILE).min(self.items) {
                let rng = &mut Rng::of("evidence", at);
                let title = capitalised(&sentence(rng).replace(['*', '`', '"'], ""));
                register.push_str(&format!(
                    "  - id: EV-{at:05}\n    title: \"{}\"\n    file: 2026/EV-{at:05}.csv\n    owner: {}\n    method: examine\n    \
                     shows: operation\n    collected: 2026-{:02}-{}\n    cadence: 12 months\n    audience: auditor\n    \
                     summary: \"{}\"\n    supports:\n",
                    title.trim_end_matches('.'),
                    self.role(rng),
                    rng.between(1, 10),
                    rng.between(10, 28),
                    sentence(rng),
                ));
                for (place, id) in self.requirements(rng, 4).iter().enumerate() {
                    let extent = if place == 0 { "full" } else { "partial, missing: The second half of the year." };
                    register.push_str(&format!("      - {{requirement: \"{id}\", extent: {extent}}}\n"));
                }
                fs::write(content.join(format!("evidence/2026/EV-{at:05}.csv")), sheet(rng))?;
            }
            fs::write(content.join(format!("evidence/register-{:03}.yaml", first / ITEMS_PER_FILE)), register)?;
        }
        Ok(())
    }
}

/// A table somebody exported.
fn sheet(rng: &mut Rng) -> String {
    let mut text = String::from("id,day,what,result\n");
    for at in 0..rng.between(20, 60) {
        let what = sentence(rng).replace(['"', ','], "");
        text.push_str(&format!("{at},2026-{:02}-{},{what},passed\n", rng.between(1, 9), rng.between(10, 28)));
    }
    text
}

/// The settings. The day is fixed, so that every run sees the same states.
const SETTINGS: &str = r#"[book]
title = "A handbook to measure with"
language = "en"

[compliance]
organisation = "Nobody"
as-of = 2026-11-16

[output.html]
site-url = "https://handbook.example.org/"
"#;
