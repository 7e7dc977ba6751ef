//! From names to things, in both directions.
//!
//! Steps: frameworks become catalogues · documents and records get their ids and addresses · crosswalk
//! rows find their requirements · the contents are put in order · what the generator makes gets its
//! addresses and anchors · every reference is resolved or becomes a defect · statements and evidence find
//! their requirements · old addresses get their new places · the relations are indexed from the other end.

mod addresses;
mod anchors;
mod answered;
mod claims;
mod documents;
mod frameworks;
mod generated;
mod index;
mod mappings;
mod meant;
mod names;
mod navigation;
mod plan;
mod records;
mod redirects;
mod references;
mod reviews;
mod rows;
mod titles;
mod values;

use std::collections::BTreeMap;

use crate::config::Settings;
use crate::diagnostics::{Diagnostic, Outcome};
use crate::manuscript::Manuscript;
use crate::model::{Book, Defect, Occurrence};
use crate::project::Project;
use crate::source::FileId;

/// Lengths and SHA-256 hashes of the attachments.
pub type Hashes = BTreeMap<FileId, (u64, String)>;

/// What `link` needs besides the manuscript.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Settings of the book.
    pub settings: &'a Settings,
    /// The files.
    pub project: &'a Project,
    /// Hashes of the attachments.
    pub hashes: &'a Hashes,
}

/// What is found while resolving.
#[derive(Default)]
struct Findings {
    diagnostics: Vec<Diagnostic>,
    defects: Vec<Defect>,
    clashes: Vec<Occurrence>,
}

/// Resolves a manuscript into a book.
pub fn book(mut manuscript: Manuscript, around: &Surroundings<'_>) -> Outcome<Book> {
    let mut found = Findings { defects: std::mem::take(&mut manuscript.defects), ..Findings::default() };
    let frameworks = frameworks::resolve(std::mem::take(&mut manuscript.frameworks), around, &mut found);
    let mapped = mappings::any(&manuscript.mappings, &frameworks);
    titles::complete(&mut manuscript, &frameworks);
    let mut names = names::Names::collect(&frameworks, &manuscript, mapped, around, &mut found);
    let crosswalks = mappings::resolve(std::mem::take(&mut manuscript.mappings), &names, around, &mut found);
    let navigation = navigation::build(&manuscript.documents, manuscript.summary.as_ref(), &names, &mut found);
    let prints = generated::prints(&frameworks, &navigation, around.settings);
    let data = generated::data(&crosswalks, around.settings);
    names.generated = generated::all(&generated::Known {
        names: &names,
        manuscript: &manuscript,
        crosswalks: &crosswalks,
        navigation: &navigation,
        prints: &prints,
        data: &data,
    });
    let roles = records::roles(manuscript.roles, &names, around, &mut found);
    let plan = plan::resolve(manuscript.plan, &names, around, &mut found);
    let documents = documents::resolve(manuscript.documents, &names, around, &mut found);
    let (statements, traces) = records::statements(manuscript.statements, &names, around, &mut found);
    let evidence = records::evidence(manuscript.evidence, &names, around, &mut found);
    let attachments = names.attached(&mut found);
    let home = documents.values().find(|document| document.is_index && document.url == addresses::HOME);
    let unused = names.unused();
    let redirects = redirects::resolve(&names, around, &mut found);
    let generated = std::mem::take(&mut names.generated);
    // The index takes the room of the names.
    drop(names);
    let mut book = Book {
        home: home.map(|document| document.id.clone()),
        frameworks,
        documents,
        statements,
        evidence,
        roles,
        plan,
        crosswalks,
        attachments,
        unused,
        redirects,
        records: records::files(around.project),
        navigation,
        generated,
        prints,
        data,
        index: crate::model::Index::default(),
        defects: found.defects,
        clashes: found.clashes,
    };
    book.index = index::build(&book, &traces);
    Outcome::new(book, found.diagnostics)
}
