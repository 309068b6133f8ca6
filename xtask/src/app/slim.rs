//! What the tools leave in wasm and glue for their own sake: long names with digests on every function the two call in
//! each other, padded numbers, custom sections, comments. A tenth of what a phone loads, and none of it is ours to read.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CustomSection, ExportSection, ImportSection, Module};

/// How the names begin that `wasm-bindgen` gives to what only wasm and glue call.
const PRIVATE: [&str; 3] = ["__wbg_", "__wbindgen_generic_", "wasm_bindgen__convert__"];

/// Short names by the long ones of a glue module.
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// Finds the names in the text of a glue module.
    pub(crate) fn of(glue: &str) -> Self {
        let mut names = BTreeMap::new();
        for word in words(glue).filter(|word| is_private(word)) {
            let next = format!("_{:x}", names.len());
            names.entry(word.to_owned()).or_insert(next);
        }
        Self(names)
    }

    /// The glue with the short names, without comments and indentation.
    pub(crate) fn glue(&self, glue: &str) -> String {
        let mut slim = String::new();
        let mut in_comment = false;
        for line in glue.lines().map(str::trim) {
            in_comment |= line.starts_with("/**");
            if !in_comment && !line.is_empty() && !line.starts_with("//") {
                self.rename(line, &mut slim);
                slim.push('\n');
            }
            in_comment &= !line.ends_with("*/");
        }
        slim
    }

    fn rename(&self, line: &str, slim: &mut String) {
        let mut rest = line;
        for word in words(line) {
            // Words are found in their order, so each is ahead.
            let Some((before, after)) = rest.split_once(word) else { continue };
            slim.push_str(before);
            slim.push_str(self.short(word));
            rest = after;
        }
        slim.push_str(rest);
    }

    fn short<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// The wasm with the short names, and without custom sections but the list of features.
    ///
    /// # Errors
    /// If it is no wasm module.
    pub(crate) fn wasm(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        let parser = wasmparser::Parser::new(0);
        Slim(self)
            .parse_core_module(&mut module, parser, wasm)
            .map_err(|cause| anyhow!("writing wasm anew: {cause}"))?;
        Ok(module.finish())
    }
}

fn is_private(word: &str) -> bool {
    PRIVATE.iter().any(|prefix| word.starts_with(prefix))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// Writes a module as it was but for the names.
struct Slim<'a>(&'a Names);

impl Reencode for Slim<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let imports = match imports {
            wasmparser::Imports::Single(place, import) => {
                wasmparser::Imports::Single(place, wasmparser::Import { name: self.0.short(import.name), ..import })
            }
            // Groups under one module name, which the linker does not write.
            group => group,
        };
        utils::parse_imports(self, section, imports)
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        utils::parse_export(self, exports, wasmparser::Export { name: self.0.short(export.name), ..export })
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        if section.name() == "target_features" {
            module.section(&CustomSection { name: section.name().into(), data: section.data().into() });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/**\n * Starts.\n */\nfunction start() {\n    // Why.\n    return wasm.__wbg_now_0123(1, \"__wbindgen_x\");\n}\n";

    #[test]
    fn private_names_become_short_and_comments_go() {
        let slim = Names::of(GLUE).glue(GLUE);
        assert_eq!(slim, "function start() {\nreturn wasm._0(1, \"__wbindgen_x\");\n}\n");
    }

    #[test]
    fn wasm_and_glue_agree_on_the_names() {
        let mut module = Module::new();
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("./x.js", "__wbg_now_0123", wasm_encoder::EntityType::Function(0));
        imports.import("./x.js", "other", wasm_encoder::EntityType::Function(0));
        module.section(&imports);
        module.section(&CustomSection { name: "producers".into(), data: b"x".as_slice().into() });
        let slim = Names::of(GLUE).wasm(&module.finish()).unwrap();
        let text = String::from_utf8_lossy(&slim).into_owned();
        assert!(text.contains("_0") && text.contains("other"), "{text}");
        assert!(!text.contains("__wbg_now_0123") && !text.contains("producers"), "{text}");
    }

    #[test]
    fn what_is_no_wasm_is_an_error() {
        assert!(Names::of("").wasm(b"not wasm").is_err());
    }
}
