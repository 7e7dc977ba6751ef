//! The names of a book: what every id, path and address leads to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::addresses::{self, Addresses};
use super::meant::{List, Meant};
use super::values::{unreadable, unsafe_id};
use super::{Findings, Surroundings};
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{Located, Manuscript, RawDocument, YamlFile};
use crate::model::{
    Attachment, AttachmentId, Clash, Defect, DocumentId, Entry, EvidenceId, Framework, Generated, Occurrence, PlanId,
    RequirementId, RoleId,
};
use crate::project::FileKind;
use crate::source::{FileId, Span};

/// What is known about a document before its references are resolved.
#[derive(Debug)]
pub(super) struct DocumentName {
    pub(super) id: DocumentId,
    pub(super) url: String,
    pub(super) is_index: bool,
    pub(super) anchors: BTreeSet<Arc<str>>,
    /// The anchor of the title, which stands for the whole document.
    pub(super) top: Option<Arc<str>>,
}

impl DocumentName {
    /// Whether an anchor is that of the title.
    pub(super) fn is_top(&self, anchor: &str) -> bool {
        self.top.as_deref() == Some(anchor)
    }
}

/// The names of a book.
pub(super) struct Names<'a> {
    pub(super) frameworks: &'a [Framework],
    /// Documents by file.
    pub(super) by_file: BTreeMap<FileId, DocumentName>,
    /// Files of documents by id.
    pub(super) documents: BTreeMap<DocumentId, FileId>,
    /// Files of documents by path below the content folder.
    pub(super) paths: BTreeMap<String, FileId>,
    pub(super) evidence: BTreeMap<EvidenceId, FileId>,
    pub(super) roles: BTreeMap<RoleId, FileId>,
    pub(super) plan: BTreeMap<PlanId, FileId>,
    /// Attachments by path below the content folder.
    pub(super) files: BTreeMap<String, Attachment>,
    /// Addresses of generated pages that no other may have.
    pub(super) pages: BTreeSet<String>,
    /// What the generator makes besides the pages of documents, by its address; known before any reference is resolved.
    pub(super) generated: BTreeMap<String, Generated>,
    /// Files of documents by the address of their page.
    pub(super) by_url: BTreeMap<String, FileId>,
    /// Attachments something refers to.
    used: RefCell<BTreeSet<AttachmentId>>,
    /// Addresses taken so far.
    pub(super) urls: RefCell<Addresses>,
    /// What was meant by names that lead nowhere.
    pub(super) meant: Meant,
}

impl<'a> Names<'a> {
    /// Gives every document and record its id and address. The first to name an id keeps it. `mapped`
    /// says whether the book has a crosswalk.
    pub(super) fn collect(
        frameworks: &'a [Framework],
        manuscript: &Manuscript,
        mapped: bool,
        around: &Surroundings<'_>,
        found: &mut Findings,
    ) -> Self {
        let pages = pages(frameworks, mapped, !manuscript.plan.is_empty());
        let mut reserved = pages.clone();
        reserved.extend(addresses::MAPPED.iter().map(|url| (*url).to_owned()));
        let mut taken = Taken { ids: BTreeMap::new(), urls: Addresses::default(), found };
        taken.urls.reserve(reserved);
        for framework in frameworks {
            taken.urls.reserve(framework.entries.iter().map(|entry| entry.url.clone()));
        }
        let mut names = Self {
            frameworks,
            by_file: BTreeMap::new(),
            documents: BTreeMap::new(),
            paths: BTreeMap::new(),
            evidence: BTreeMap::new(),
            roles: BTreeMap::new(),
            plan: BTreeMap::new(),
            files: attachments(around),
            pages,
            generated: BTreeMap::new(),
            by_url: BTreeMap::new(),
            used: RefCell::default(),
            urls: RefCell::default(),
            meant: Meant::default(),
        };
        taken.ids.extend(frameworks.iter().map(|framework| (framework.id.as_str().to_lowercase(), framework.span)));
        for record in &manuscript.evidence {
            if taken.record(&record.raw.id, record.file, addresses::evidence) {
                names.evidence.insert(EvidenceId::new(record.raw.id.value.clone()), record.file.file);
            }
        }
        for record in &manuscript.roles {
            if taken.record(&record.raw.id, record.file, addresses::role) {
                names.roles.insert(RoleId::new(record.raw.id.value.clone()), record.file.file);
            }
        }
        for record in &manuscript.plan {
            if taken.record(&record.raw.id, record.file, addresses::plan) {
                names.plan.insert(PlanId::new(record.raw.id.value.clone()), record.file.file);
            }
        }
        let documents = &manuscript.documents;
        let indexes = addresses::indexes(documents.iter().map(|document| document.path.as_str()));
        let indexes: BTreeSet<&str> = indexes.into_values().collect();
        for document in documents {
            names.document(document, indexes.contains(document.path.as_str()), &mut taken);
        }
        names.urls = RefCell::new(taken.urls);
        names
    }

    fn document(&mut self, raw: &RawDocument, is_index: bool, taken: &mut Taken<'_>) {
        let id = raw.id().to_owned();
        let span = raw.front.id.as_ref().map_or(Span::whole(raw.file), |id| raw.yaml.span(id));
        let url = addresses::document(&raw.path, is_index);
        let frameworks: Vec<&str> = self.frameworks.iter().map(|framework| framework.id.as_str()).collect();
        if let Some(kind) = unreadable(&raw.title.text) {
            taken.found.defects.push(Defect { kind, wrote: raw.path.clone(), suggestion: None, span });
        }
        if raw.path.contains('#') {
            let message = format!("the path `{}` holds `#`, which in an address begins the name of a place", raw.path);
            let help = "rename the file or folder";
            taken.found.diagnostics.push(Diagnostic::new(Code::UnsafeFile, &*raw.path, message).at(span).help(help));
        }
        self.paths.insert(raw.path.clone(), raw.file);
        if taken.urls.refuse_reserved(&url, &frameworks, span, taken.found)
            || url != addresses::HOME && !taken.urls.take(&url, span, taken.found)
            || !taken.id(&id, true, span)
        {
            return;
        }
        if url == addresses::HOME {
            taken.urls.take_home(span);
        }
        let anchors = raw.sections.iter().filter(|section| section.level > 0).map(|section| section.anchor.clone());
        let id = DocumentId::new(id);
        self.documents.insert(id.clone(), raw.file);
        let top = raw.attributes.anchor.clone();
        self.by_url.insert(url.clone(), raw.file);
        self.by_file.insert(raw.file, DocumentName { id, url, is_index, anchors: anchors.collect(), top });
    }

    /// Notes that something refers to a file and returns its id.
    pub(super) fn attach(&self, path: &str) -> Option<AttachmentId> {
        let attachment = self.files.get(path)?;
        self.used.borrow_mut().insert(attachment.id.clone());
        Some(attachment.id.clone())
    }

    /// The attachments something refers to, each with an address of its own.
    pub(super) fn attached(&self, found: &mut Findings) -> BTreeMap<AttachmentId, Attachment> {
        let used = self.used.borrow();
        let mut attached = BTreeMap::new();
        for file in self.files.values().filter(|file| used.contains(&file.id)) {
            if file.active || self.take(&file.url, Span::whole(file.file), found) {
                attached.insert(file.id.clone(), file.clone());
            }
        }
        attached
    }

    /// The attachments nothing refers to.
    pub(super) fn unused(&self) -> Vec<Attachment> {
        let used = self.used.borrow();
        self.files.values().filter(|file| !used.contains(&file.id)).cloned().collect()
    }

    /// Takes an address for a page or file that is not reserved; a second taker is reported.
    pub(super) fn take(&self, url: &str, span: Span, found: &mut Findings) -> bool {
        let frameworks: Vec<&str> = self.frameworks.iter().map(|framework| framework.id.as_str()).collect();
        let mut urls = self.urls.borrow_mut();
        !urls.refuse_reserved(url, &frameworks, span, found) && urls.take(url, span, found)
    }

    /// Takes the address of a page the generator makes; a second taker is reported.
    pub(super) fn take_page(&self, url: &str, span: Span, found: &mut Findings) -> bool {
        self.urls.borrow_mut().take(url, span, found)
    }

    /// The catalogue entry with that id.
    pub(super) fn entry(&self, id: &RequirementId) -> Option<&'a Entry> {
        self.framework(id.framework().as_str())?.entry(id.number())
    }

    /// The anchor of a document most like one it does not have.
    pub(super) fn anchor_meant(&self, document: &DocumentName, anchor: &str) -> Option<String> {
        let anchors = document.anchors.iter().map(AsRef::as_ref);
        self.meant.nearest(List::Anchors(document.url.clone()), anchor, anchors)
    }

    /// The anchor of a generated page most like one it does not have.
    pub(super) fn place_meant(&self, url: &str, page: &Generated, anchor: &str) -> Option<String> {
        self.meant.nearest(List::Anchors(url.to_owned()), anchor, page.anchors.iter().map(AsRef::as_ref))
    }

    /// The id of a document most like one that is not there.
    pub(super) fn document_meant(&self, id: &str) -> Option<String> {
        self.meant.nearest(List::Documents, id, self.documents.keys().map(DocumentId::as_str))
    }

    /// The path of a document most like one that is not there.
    pub(super) fn path_meant(&self, path: &str) -> Option<String> {
        self.meant.nearest(List::Paths, path, self.paths.keys().map(String::as_str))
    }

    /// The framework with that id.
    pub(super) fn framework(&self, id: &str) -> Option<&'a Framework> {
        self.frameworks.iter().find(|framework| framework.id.as_str() == id)
    }
}

/// Ids and addresses taken so far.
struct Taken<'f> {
    /// Ids in lower case.
    ids: BTreeMap<String, Span>,
    urls: Addresses,
    found: &'f mut Findings,
}

impl Taken<'_> {
    /// Takes the id of a record and the address of its page.
    fn record(&mut self, id: &Located<String>, file: YamlFile, address: fn(&str) -> String) -> bool {
        let span = file.span(id);
        self.id(&id.value, false, span) && self.urls.take(&address(&id.value), span, self.found)
    }

    /// Takes an id; one that cannot name a page or is taken is reported.
    fn id(&mut self, id: &str, folders: bool, span: Span) -> bool {
        if let Some(kind) = unreadable(id) {
            self.found.defects.push(Defect { kind, wrote: id.to_owned(), suggestion: None, span });
            return false;
        }
        if let Some(why) = unsafe_id(id, folders) {
            let message = format!("`{id}` cannot be an id");
            self.found.diagnostics.push(Diagnostic::new(Code::InvalidValue, id, message).at(span).help(why));
            return false;
        }
        if let Some(first) = self.ids.get(&id.to_lowercase()) {
            let clash = Occurrence { what: id.to_owned(), first: Some(*first), again: span, kind: Clash::Id };
            self.found.clashes.push(clash);
            return false;
        }
        self.ids.insert(id.to_lowercase(), span);
        true
    }
}

/// The generated pages that a book has besides those of its things.
fn pages(frameworks: &[Framework], mapped: bool, planned: bool) -> BTreeSet<String> {
    let mut pages: BTreeSet<String> = addresses::GENERATED.iter().map(|url| (*url).to_owned()).collect();
    if mapped {
        pages.extend(addresses::MAPPED.iter().map(|url| (*url).to_owned()));
    }
    if planned {
        pages.insert(addresses::PLAN.to_owned());
    }
    pages.extend(frameworks.iter().map(|framework| framework.url.clone()));
    let extracts = frameworks.iter().filter(|framework| framework.has_controls());
    pages.extend(extracts.map(|framework| addresses::extract(&framework.id)));
    pages
}

/// Every file that could be attached.
fn attachments(around: &Surroundings<'_>) -> BTreeMap<String, Attachment> {
    let files = around.project.ids().map(|id| (id, around.project.file(id)));
    let attachments = files.filter(|(_, file)| file.kind == FileKind::Attachment).filter_map(|(id, file)| {
        let (length, sha256) = around.hashes.get(&id)?.clone();
        let path = file.content_path.to_string();
        let attachment = Attachment {
            id: AttachmentId::new(path.as_str()),
            name: path.rsplit('/').next().unwrap_or(&path).to_owned(),
            file: id,
            length,
            sha256,
            active: is_active(&path),
            url: addresses::attachment(&path),
        };
        Some((path, attachment))
    });
    attachments.collect()
}

/// Whether a browser might run a file: what is not known to be only shown, played or saved. Anything else
/// may be XML or HTML under a name of its own, and what a browser makes of a name differs between systems.
/// Such a file is listed with its hash and not published.
fn is_active(path: &str) -> bool {
    const INERT: &[&str] = &[
        // Text and data.
        "txt text md markdown rst adoc tex log csv tsv json jsonl ndjson yaml yml toml ini cfg conf properties env lock sql",
        "diff patch bib ipynb parquet avro arrow feather db sqlite sqlite3 dat data bin pcap pcapng evtx rego tf tfvars hcl",
        // Papers and sheets.
        "pdf doc docx docm dot dotx xls xlsx xlsm xltx ppt pptx pptm odt ods odp odg rtf pages numbers key vsd vsdx mpp",
        // Messages, calendars and signatures.
        "eml msg mbox ics vcf sig asc gpg pgp p7m p7s p12 pem crt cer der csr crl pub tsr tsq ots sha256 sha512 md5",
        // Pictures, sound and film.
        "png apng jpg jpeg jfif gif webp avif bmp tif tiff heic heif ico mp3 m4a wav ogg oga opus flac mp4 m4v mov webm mkv avi",
        // Archives.
        "zip 7z tar gz tgz bz2 xz zst rar",
    ];
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let named = !stem.is_empty() && !stem.ends_with('/');
    let extension = extension.to_lowercase();
    !named || !INERT.iter().flat_map(|line| line.split(' ')).any(|known| known == extension)
}
