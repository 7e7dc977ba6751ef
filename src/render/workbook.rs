//! A workbook as a file for spreadsheet programs (Office Open XML).

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook as File,
    Worksheet, XlsxError,
};

use crate::diagnostics::{Code, Diagnostic};
use crate::view::{Cell, Look, Sheet, Workbook};

/// Rows of a sheet below which lists of choices are offered, for rows people add.
const SPARE_ROWS: u32 = 50;

/// The paper, by its number in the format.
const A4: u8 = 9;

/// Height of a line in points.
const LINE: f64 = 15.0;

/// The height no row exceeds, in points.
const MAX_HEIGHT: f64 = 409.0;

/// Most links of a sheet; spreadsheet programs take no more than 65,530.
const MAX_LINKS: usize = 65_000;

/// The bytes of a workbook; equal workbooks give equal bytes.
pub(super) fn bytes(workbook: &Workbook, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let written = file(workbook).and_then(|mut file| file.save_to_buffer());
    written.map_err(|error| {
        Diagnostic::new(Code::LimitExceeded, name, format!("a workbook cannot hold this: {error}"))
            .help("export it as csv or json instead")
    })
}

fn file(workbook: &Workbook) -> Result<File, XlsxError> {
    let mut file = File::new();
    file.set_properties(
        &DocProperties::new()
            .set_title(&workbook.title)
            .set_company(&workbook.organisation)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&format!("{}T00:00:00", workbook.as_of))?),
    );
    for sheet in &workbook.sheets {
        write(sheet, workbook, file.add_worksheet())?;
    }
    Ok(file)
}

fn write(sheet: &Sheet, workbook: &Workbook, to: &mut Worksheet) -> Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    let has_head = sheet.columns.iter().any(|column| !column.title.is_empty());
    let first = u32::from(has_head);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00E7_ECF1));
    let last = first + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
    for (at, column) in (0..).zip(&sheet.columns) {
        to.set_column_width(at, f64::from(column.width))?;
        if has_head {
            to.write_string_with_format(0, at, &column.title, &head)?;
        }
        if !column.choices.is_empty() && !sheet.rows.is_empty() {
            let list = DataValidation::new()
                .allow_list_strings(&column.choices)?
                // A cell with several reasons is right as well.
                .set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Information);
            to.add_data_validation(first, at, last + SPARE_ROWS, at, &list)?;
        }
    }
    if has_head {
        to.set_row_height(0, 2.0 * LINE)?;
    }
    let mut links = 0;
    for (row, cells) in (first..).zip(&sheet.rows) {
        if has_head {
            to.set_row_height(row, height(cells, sheet))?;
        }
        for (at, cell) in (0..).zip(cells) {
            links += usize::from(!cell.link.is_empty());
            put(cell, links <= MAX_LINKS, row, at, to)?;
        }
    }
    to.set_freeze_panes(first, sheet.frozen)?;
    if has_head && !sheet.rows.is_empty() {
        let width = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
        to.autofilter(0, 0, last, width.saturating_sub(1))?;
        to.set_repeat_rows(0, 0)?;
    }
    to.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    to.set_footer(format!("&L{} · {}&R&P / &N", workbook.organisation.replace('&', "&&"), workbook.as_of));
    Ok(())
}

/// The height of a row in points: that of its longest cell. Not every program works it out by itself.
fn height(cells: &[Cell], sheet: &Sheet) -> f64 {
    let lines = cells.iter().zip(&sheet.columns).map(|(cell, column)| lines(&cell.text, usize::from(column.width)));
    (f64::from(lines.max().unwrap_or(1)) * LINE).min(MAX_HEIGHT)
}

/// How many lines a text takes in a column of so many characters, broken at spaces.
fn lines(text: &str, width: usize) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            (lines, used) = (lines + 1, length);
        } else {
            used += length + usize::from(used > 0);
        }
        while used > width.max(1) {
            (lines, used) = (lines + 1, used - width.max(1));
        }
    }
    lines
}

/// Writes a cell as text or number, so that no program takes it for a formula.
fn put(cell: &Cell, linked: bool, row: u32, at: u16, to: &mut Worksheet) -> Result<(), XlsxError> {
    let format = format(cell.look);
    if let Some(number) = cell.number {
        to.write_number_with_format(row, at, number, &format)?;
    } else if linked && !cell.link.is_empty() {
        let format =
            format.set_font_color(Color::RGB(0x001D_4F91)).set_underline(rust_xlsxwriter::FormatUnderline::Single);
        to.write_url_with_format(row, at, Url::new(address(&cell.link)).set_text(&cell.text), &format)?;
    } else if !cell.text.is_empty() || cell.look != Look::Plain {
        to.write_string_with_format(row, at, &cell.text, &format)?;
    }
    Ok(())
}

/// An address as the library wants it: it takes `file:///` away from paths relative to the workbook.
fn address(link: &str) -> String {
    let known = ["internal:", "http://", "https://"].iter().any(|scheme| link.starts_with(scheme));
    if known { link.to_owned() } else { format!("file:///{link}") }
}

fn format(look: Look) -> Format {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let filled = |background: u32, ink: u32| {
        plain.clone().set_background_color(Color::RGB(background)).set_font_color(Color::RGB(ink))
    };
    match look {
        Look::Plain => plain,
        Look::Title => Format::new().set_bold().set_font_size(16),
        Look::Strong => Format::new().set_bold(),
        Look::Muted => Format::new().set_font_color(Color::RGB(0x0059_6270)),
        Look::Good => filled(0x00D8_ECDD, 0x0016_4A29),
        Look::Half => filled(0x00F8_E8C8, 0x005E_3D00),
        Look::Open => filled(0x00F9_DAD6, 0x007C_1D14),
        Look::Out => filled(0x00E4_E6EA, 0x003D_4450),
    }
}
