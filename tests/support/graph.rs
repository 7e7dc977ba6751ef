//! The published graph, and the rules of status and reuse written over it a second time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use crate::support::{Book, files, repository};

/// An edge.
pub(crate) struct Edge {
    pub(crate) from: String,
    pub(crate) to: String,
    kind: String,
    pub(crate) facts: Value,
}

/// The graph of the sample.
pub(crate) struct Graph {
    as_of: Date,
    nodes: BTreeMap<String, Value>,
    edges: Vec<Edge>,
    /// What the register says about items: the period's end, the cadence, the last valid day.
    register: BTreeMap<String, String>,
    /// The pages of the matrix, by their address.
    pub(crate) matrix: BTreeMap<String, String>,
    /// The first pages of the sections, by their address.
    pub(crate) indexes: BTreeMap<String, String>,
}

impl Graph {
    /// Builds the sample once and reads its graph.
    pub(crate) fn of_the_sample() -> &'static Self {
        static GRAPH: OnceLock<Graph> = OnceLock::new();
        GRAPH.get_or_init(|| {
            let content = repository("content");
            let settings = std::fs::read(repository("book.toml")).expect("the settings of the sample");
            let book = files(&content).iter().fold(Book::new().file("book.toml", settings), |book, path| {
                let file = path.split('/').fold(content.clone(), |at, part| at.join(part));
                book.file(&format!("content/{path}"), std::fs::read(file).expect("a file of the sample"))
            });
            book.run(["build", "-q"]).calm().ends(0);
            let register = std::fs::read_to_string(content.join("evidence").join("register.yaml"));
            let site = book.site();
            let mut graph = Self::read(&site.json("data/handbook.json"), &register.expect("the register"));
            let pages = |wanted: fn(&String) -> bool| {
                site.files().into_iter().filter(wanted).map(|url| (url.clone(), site.text(&url))).collect()
            };
            graph.matrix = pages(|url| url.starts_with("matrix/"));
            graph.indexes = pages(|url| url.ends_with("index.html"));
            graph
        })
    }

    fn read(value: &Value, register: &str) -> Self {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let list = |key: &str| value[key].as_array().expect("a list");
        let records = register.split("\n  - id: ").skip(1);
        Self {
            as_of: text(&value["as_of"]).parse().expect("a day"),
            nodes: list("nodes").iter().map(|node| (text(&node["id"]), node.clone())).collect(),
            edges: list("edges")
                .iter()
                .map(|edge| Edge {
                    from: text(&edge["from"]),
                    to: text(&edge["to"]),
                    kind: text(&edge["kind"]),
                    facts: edge.clone(),
                })
                .collect(),
            register: records
                .map(|record| (record.lines().next().expect("an id").to_owned(), record.to_owned()))
                .collect(),
            matrix: BTreeMap::new(),
            indexes: BTreeMap::new(),
        }
    }

    /// A number of a node; zero when it has none.
    pub(crate) fn count(&self, id: &str, key: &str) -> usize {
        self.nodes[id][key].as_u64().map_or(0, |count| usize::try_from(count).expect("a small number"))
    }

    /// A field of a node; empty when it has none.
    pub(crate) fn text(&self, id: &str, key: &str) -> String {
        self.nodes.get(id).unwrap_or_else(|| panic!("no node {id}"))[key].as_str().unwrap_or_default().to_owned()
    }

    /// The ids of the nodes of a kind.
    pub(crate) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.nodes.iter().filter(move |(_, node)| node["kind"] == kind).map(|(id, _)| id.as_str())
    }

    /// The ids of the requirements of a framework.
    pub(crate) fn requirements<'a>(&'a self, framework: &'a str) -> impl Iterator<Item = &'a str> {
        self.of_kind("requirement").filter(move |id| self.nodes[*id]["framework"] == framework)
    }

    /// The edges of a kind.
    pub(crate) fn edges<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Edge> {
        self.edges.iter().filter(move |edge| edge.kind == kind)
    }

    /// The fewest edges, in either direction, between two nodes; groups of a catalogue are no way.
    pub(crate) fn distance(&self, from: &str, to: &str) -> Option<usize> {
        let mut seen = BTreeSet::from([from]);
        let mut next = VecDeque::from([(from, 0)]);
        while let Some((at, steps)) = next.pop_front() {
            if at == to {
                return Some(steps);
            }
            for edge in self.edges.iter().filter(|edge| !["owns", "maps-to", "covers"].contains(&edge.kind.as_str())) {
                let other = if edge.from == at {
                    &edge.to
                } else if edge.to == at {
                    &edge.from
                } else {
                    continue;
                };
                let kind = self.nodes[other]["kind"].as_str().unwrap_or_default();
                if !["group", "framework"].contains(&kind) && seen.insert(other) {
                    next.push_back((other, steps + 1));
                }
            }
        }
        None
    }

    /// The state of an item on the day of the graph, from what the register says.
    pub(crate) fn freshness(&self, item: &str) -> &'static str {
        let record = &self.register[item];
        let field = |key: &str| {
            let at = record.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(": "));
            at.map(|value| value.trim().to_owned())
        };
        let day = |text: &str| text.parse::<Date>().unwrap_or_else(|error| panic!("{item}: {text}: {error}"));
        let Some(collected) = field("collected").map(|text| day(&text)).filter(|day| *day <= self.as_of) else {
            return "missing";
        };
        let cadence = field("cadence");
        let months = cadence
            .as_deref()
            .map(|text| text.strip_suffix(" months").expect("months").parse::<i32>().expect("a number"));
        let end = field("period").map(|text| {
            let (_, end) = text.split_once("to: ").expect("an end");
            day(end.trim_end_matches('}').trim())
        });
        let until = field("valid-until").map(|text| day(&text));
        let last =
            until.or_else(|| Some(end.map_or(collected, |end| end.min(collected)).saturating_add(months?.months())));
        let Some(last) = last else { return "fresh" };
        let quarter = if until.is_none() { months.map_or(i32::MAX, |months| months * 30 / 4) } else { i32::MAX };
        let left = self.as_of.until(last).expect("days").get_days();
        match left {
            ..0 => "stale",
            _ if left <= quarter.min(30) => "due-soon",
            _ => "fresh",
        }
    }

    /// The state of a requirement: excluded, met, partial or gap.
    pub(crate) fn state(&self, id: &str) -> String {
        let statement = self.edges("states").find(|edge| edge.to == id).map(|edge| &self.nodes[&edge.from]);
        let said = |key: &str| statement.and_then(|statement| statement[key].as_str()).unwrap_or_default();
        if self.text(id, "entry") == "control" && said("applicability") == "excluded" {
            return "excluded".to_owned();
        }
        let documented = self.edges("satisfies").filter(|edge| edge.to == id).any(|edge| {
            let document = edge.from.split('#').next().unwrap_or_default();
            self.text(document, "status") == "approved"
        });
        let implemented = ["implemented", "alternative"].contains(&said("implementation"));
        let valid = |edge: &&Edge| edge.to == id && ["fresh", "due-soon"].contains(&self.freshness(&edge.from));
        let extents: Vec<&str> =
            self.edges("supports").filter(valid).filter_map(|edge| edge.facts["extent"].as_str()).collect();
        // No statement of the sample records that partial items suffice together.
        let full = extents.contains(&"full");
        let needs_document = self.text(id, "documented-information") != "own-decision";
        let met = implemented && full && (documented || !needs_document);
        let any = implemented || said("implementation") == "partial" || documented || !extents.is_empty();
        let state = if met {
            "met"
        } else if any {
            "partial"
        } else {
            "gap"
        };
        state.to_owned()
    }

    /// What is to be done for a requirement of a class, from the state of its counterparts.
    pub(crate) fn reuse(&self, id: &str, class: &str) -> &'static str {
        match self.state(id).as_str() {
            "met" => return "done",
            "excluded" => return "not-applicable",
            _ => {}
        }
        let mut counterparts = Vec::new();
        for edge in self.edges("maps-to").filter(|edge| edge.from == id) {
            counterparts.extend(self.below(&edge.to).into_iter().map(|id| self.state(&id)));
        }
        let all = |state: &str| counterparts.iter().all(|one| one == state);
        match class {
            "gap" => "build",
            _ if all("excluded") => "build",
            "overlap" if all("met") => "reuse",
            "overlap" => "reuse-when-closed",
            _ => "extend",
        }
    }

    /// How many open requirements wait for an open one: those of open plan entries that need one of its
    /// own open entries, directly or not, and those whose reuse builds on it.
    pub(crate) fn unlocks(&self, id: &str) -> usize {
        let is_open = |id: &str| ["partial", "gap"].contains(&self.state(id).as_str());
        if !is_open(id) {
            return 0;
        }
        let goes_on = |entry: &str| ["open", "in-progress"].contains(&self.text(entry, "state").as_str());
        let own = self.edges("plans").filter(|edge| edge.to == id).map(|edge| edge.from.clone());
        let own: BTreeSet<String> = own.filter(|entry| goes_on(entry)).collect();
        let mut entries: BTreeSet<String> = BTreeSet::new();
        loop {
            let before = |entry: &String| own.contains(entry) || entries.contains(entry);
            let waits = self.edges("needs").filter(|edge| before(&edge.to) && goes_on(&edge.from));
            let more: Vec<String> = waits.map(|edge| edge.from.clone()).filter(|one| !entries.contains(one)).collect();
            if more.is_empty() {
                break;
            }
            entries.extend(more);
        }
        let plans = self.edges("plans").filter(|edge| entries.contains(&edge.from)).map(|edge| edge.to.clone());
        let mut behind: BTreeSet<String> = plans.filter(|other| is_open(other)).collect();
        let builds = |source: &str| ["reuse-when-closed", "extend"].contains(&self.text(source, "reuse").as_str());
        for edge in self.edges("maps-to").filter(|edge| builds(&edge.from)) {
            if self.below(&edge.to).iter().any(|target| target == id) {
                behind.insert(edge.from.clone());
            }
        }
        behind.remove(id);
        behind.len()
    }

    /// The requirements an entry stands for: itself, or all below a group.
    pub(crate) fn below(&self, id: &str) -> Vec<String> {
        if self.nodes[id]["kind"] == "requirement" {
            return vec![id.to_owned()];
        }
        self.edges("part-of").filter(|edge| edge.to == id).flat_map(|edge| self.below(&edge.from)).collect()
    }
}
