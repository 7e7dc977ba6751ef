//! Fenced code in the languages a handbook of an engineering company shows, mostly short.
//!
//! Real handbooks repeat themselves: the same call, the same policy stub, the same query with
//! another name. So most blocks come from a pool and the rest occur once.

use super::rng::Rng;

/// How many different blocks the pool holds.
const POOL: usize = 1_000;
/// Of a hundred blocks, so many are not of the pool.
const UNIQUE: usize = 10;

/// A block, with its fences. `number` is that of the document.
pub fn block(rng: &mut Rng, number: usize) -> String {
    if rng.percent(UNIQUE) {
        let of_document = number * 16 + rng.below(16);
        return made(&mut Rng::of("block of one document", of_document));
    }
    made(&mut Rng::of("block of the pool", rng.below(POOL)))
}

fn made(rng: &mut Rng) -> String {
    let (language, head, lines, tail) = LANGUAGES[rng.below(LANGUAGES.len())];
    let mut text = format!("```{language}\n");
    let longest = if rng.percent(15) { 24 } else { 7 };
    let count = rng.between(2, longest);
    let body: Vec<&str> = (0..count).map(|_| rng.pick(lines)).collect();
    for line in head.iter().copied().chain(body).chain(tail.iter().copied()) {
        fill(line, rng, &mut text);
        text.push('\n');
    }
    text.push_str("```\n");
    text
}

/// `@` stands for a name, `#` for a number.
fn fill(line: &str, rng: &mut Rng, text: &mut String) {
    for c in line.chars() {
        match c {
            '@' => {
                text.push_str(rng.pick(NAMES));
                text.push_str(rng.pick(SUFFIXES));
            }
            '#' => text.push_str(&rng.between(2, 900).to_string()),
            c => text.push(c),
        }
    }
}

const NAMES: &[&str] = &[
    "access", "audit", "backup", "billing", "bucket", "change", "claims", "config", "dataset", "device", "drift",
    "evidence", "gateway", "incident", "key", "ledger", "model", "network", "owner", "policy", "portal", "prompt",
    "queue", "region", "release", "restore", "review", "role", "scanner", "secret", "session", "supplier", "tenant",
    "ticket", "token", "vault",
];
const SUFFIXES: &[&str] = &["", "", "", "_id", "_log", "_name", "_state", "_count", "_list", "_eu", "_prod"];

/// A language: its name, how a block begins, the lines it may hold, how it ends.
type Language = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const LANGUAGES: &[Language] = &[
    (
        "bash",
        &["set -euo pipefail"],
        &[
            "for @ in $(list-@ --since \"# days\"); do echo \"$@\"; done",
            "test -s \"/var/lib/@/@.json\" || exit # % 2 # nothing collected",
            "@ export --format csv --out \"$HOME/@-#.csv\"",
            "if ! grep -q '^@:' /etc/@.conf; then logger -t @ \"missing\"; fi",
            "curl --fail --silent \"https://@.example.org/api/@/#\" | jq '.@[] | select(.age > #)'",
        ],
        &[],
    ),
    (
        "yaml",
        &["@:"],
        &[
            "  @: \"#\"  # minutes",
            "  @: [@, @, @]",
            "  @: {enabled: true, days: #}",
            "  @: *@-defaults",
            "  @: \"{{ @ }}\"",
            "  @: https://@.example.org/@",
        ],
        &[],
    ),
    (
        "json",
        &["{"],
        &["  \"@\": #,", "  \"@\": [\"@\", \"@\"],", "  \"@\": {\"@\": true, \"limit\": #.5},", "  \"@\": null,"],
        &["  \"version\": #", "}"],
    ),
    (
        "python",
        &["def @(@, limit=#):", "    \"\"\"Compares what is with what should be.\"\"\""],
        &[
            "    @ = [row for row in @ if row[\"@\"] > # and row[\"owner\"] is not None]",
            "    if len(@) > #:\n        raise ValueError(f\"too many: {len(@)}\")",
            "    @ = sum(item.weight for item in @) / max(1, #)",
            "    with open(\"@.csv\", encoding=\"utf-8\") as source:\n        @ = list(csv.DictReader(source))",
            "    log.info(\"@ %s\", @)  # goes to the audit trail",
        ],
        &["    return @"],
    ),
    (
        "sql",
        &["SELECT t.@, count(*) AS @", "FROM @ AS t"],
        &[
            "JOIN @ ON @.id = t.@",
            "LEFT JOIN @ AS @ USING (@)",
            "  AND t.@ >= date '2026-01-01' - interval '# days'",
            "  AND t.@ NOT IN ('@', '@') -- agreed exceptions",
        ],
        &["GROUP BY t.@", "HAVING count(*) > #;"],
    ),
    (
        "hcl",
        &["resource \"cloud_@\" \"@\" {"],
        &[
            "  @ = var.@",
            "  @ = \"arn:cloud:@:#:${local.@}\"",
            "  @ {\n    enabled = true\n    days    = #\n  }",
            "  @ = [for one in var.@ : one.id if one.days > #]",
        ],
        &["}"],
    ),
    (
        "rust",
        &["/// Whether the limit holds.", "pub fn @(@: &[Row], limit: usize) -> Result<usize, Error> {"],
        &[
            "    let @ = @.iter().filter(|row| row.days > #).count();",
            "    if @ > limit {\n        return Err(Error::TooMany { found: @, limit: # });\n    }",
            "    let @: BTreeMap<_, _> = @.iter().map(|row| (row.id, \"@\")).collect();",
            "    tracing::info!(@ = #, \"@\"); // kept for the auditor",
        ],
        &["    Ok(@)", "}"],
    ),
    (
        "typescript",
        &["export async function @(@: string): Promise<number> {"],
        &[
            "  const @ = await client.get<Row[]>(`/api/${@}?days=#`);",
            "  if (@.length === 0) throw new Error('@ is empty');",
            "  const @ = @.filter((row) => row.@ !== null && row.age > #);",
            "  audit.write({ event: '@', count: @.length }); // no personal data",
        ],
        &["  return @.length;", "}"],
    ),
    (
        "toml",
        &["[@]"],
        &["@ = #", "@ = \"@\"", "@ = [\"@\", \"@\"] # agreed", "@ = { days = #, enabled = false }", "\n[@.@]"],
        &[],
    ),
    (
        "dockerfile",
        &["FROM registry.example.org/@:1.# AS build"],
        &[
            "RUN --mount=type=cache,target=/var/cache apt-get install -y @=#.1",
            "COPY --from=build /opt/@ /opt/@",
            "ENV @_LEVEL=# @_HOME=/srv",
            "USER # # never root",
        ],
        &["ENTRYPOINT [\"/opt/@\", \"--limit\", \"#\"]"],
    ),
    ("text", &[], &["@ #  ok", "@ #  failed, see @", "2026-05-#  @  @  closed"], &[]),
    ("", &[], &["$ @ --check @", "@: # of # passed"], &[]),
];
