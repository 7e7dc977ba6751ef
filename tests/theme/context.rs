//! What templates are given: its schema, and that every page of the sample keeps to it.

use std::collections::BTreeSet;

use clausebook::view::theme_schema;
use serde_json::{Value, json};

use super::{build, themed};
use crate::support::{Book, contexts, repository};

/// The schema, with every object closed: what is not described does not exist.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if fields.get("type") == Some(&json!("object")) && !fields.contains_key("additionalProperties") {
                    fields.insert("additionalProperties".to_owned(), json!(false));
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema["$defs"]);
    schema
}

#[test]
fn every_page_of_the_sample_keeps_to_its_schema() {
    let schema = closed(theme_schema(1));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut kinds = BTreeSet::new();
    contexts::each(&repository("."), |url, context| {
        let faults: Vec<String> =
            validator.iter_errors(&context).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{url}: {faults:#?}");
        kinds.insert(context["frame"]["kind"].as_str().expect("a kind").to_owned());
    });
    let described: BTreeSet<String> =
        serde_json::from_value(schema["properties"]["frame"]["allOf"][1]["properties"]["kind"]["enum"].clone())
            .expect("the kinds of pages");
    assert_eq!(kinds, described, "kinds of pages the sample has, and those the schema describes");
}

#[test]
fn a_value_of_the_wrong_kind_is_a_fault() {
    let schema = theme_schema(1);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let book = themed();
    let mut context = build(&book, &["--dump-context", "plan.html"]).ends(0).json();
    assert!(validator.is_valid(&context));
    context["page"]["sections"] = json!("none");
    assert!(!validator.is_valid(&context), "sections are a list");
    let mut context = build(&book, &["--dump-context", "404.html"]).ends(0).json();
    context["frame"]["kind"] = json!("document");
    assert!(!validator.is_valid(&context), "the page of a document has more to say");
}

#[test]
fn every_kind_of_page_has_a_template_and_a_schema() {
    let schema = theme_schema(1);
    let kinds = schema["allOf"].as_array().expect("a rule for each kind");
    let kinds = kinds.iter().map(|rule| rule["if"]["properties"]["frame"]["properties"]["kind"]["const"].as_str());
    let kinds: Vec<&str> = kinds.map(|kind| kind.expect("a name")).collect();
    assert!(kinds.len() >= 17, "{kinds:?}");
    for kind in kinds {
        let template = repository(&format!("themes/default/templates/{kind}.html"));
        assert!(template.is_file(), "there is no template for {kind}");
    }
}

#[test]
fn the_schema_is_printed() {
    let printed = Book::new().run(["schema", "theme"]).calm().ends(0).json();
    assert_eq!(printed, theme_schema(1));
    let described = &printed["$defs"]["Badge"]["properties"]["status"]["description"];
    assert!(described.as_str().is_some_and(|text| text.contains("`met`")), "{described}");
}

#[test]
fn the_values_of_a_page_are_those_its_template_gets() {
    let names = |what: &str| format!("{{% for name, value in {what} %}}{what}.{{{{ name }}}}\n{{% endfor %}}");
    let book =
        themed().file("themes/own/templates/document.html", names("frame") + &names("page") + "{{ page.source }}");
    build(&book, &[]).ends(0);
    let given: BTreeSet<String> = book.site().text("plan.html").lines().map(str::to_owned).collect();
    let dumped = build(&book, &["--dump-context", "plan.html"]).ends(0).json();
    let names = |what: &str| -> Vec<String> {
        dumped[what].as_object().expect("values").keys().map(|name| format!("{what}.{name}")).collect()
    };
    let expected = names("frame").into_iter().chain(names("page")).chain(["plan.md".to_owned()]);
    assert_eq!(given, expected.collect());
}

#[test]
fn to_see_the_values_publishes_nothing() {
    let book = themed();
    build(&book, &["--dump-context", "toc.html"]).ends(0);
    assert!(!book.path("book").exists());
    let run = build(&book, &["--dump-context", "plam.html"]).ends(2);
    assert!(run.stderr.contains("did you mean `plan.html`?"), "{}", run.stderr);
    assert!(run.stdout.is_empty());
}
