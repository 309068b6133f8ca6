//! The `#[serde(…)]` attributes that our types use. Whatever else stands in one is an error.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, ExprPath, LitStr, Result, Token, Type};

/// What stands on a type.
#[derive(Default)]
pub(crate) struct Container {
    /// The field that names the variant.
    pub(crate) tag: Option<String>,
    /// Read and written as the one thing inside.
    pub(crate) transparent: bool,
    /// Read and written as another type.
    pub(crate) conversion: Option<Conversion>,
}

/// `from` or `try_from`, and `into`.
pub(crate) struct Conversion {
    pub(crate) from: Type,
    pub(crate) into: Type,
    /// Whether reading can be refused.
    pub(crate) tried: bool,
}

/// What stands on a field.
#[derive(Default)]
pub(crate) struct Field {
    /// Its name in JSON, where that is not its name in Rust.
    pub(crate) rename: Option<String>,
    /// The default where it is not there.
    pub(crate) default: bool,
    /// Left out where this function says so.
    pub(crate) skip_if: Option<ExprPath>,
    /// Its fields stand among the fields around it.
    pub(crate) flatten: bool,
}

impl Container {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut read = Self::default();
        let (mut from, mut into) = (None, None);
        each(attributes, |meta| {
            if meta.path.is_ident("tag") {
                read.tag = Some(text(meta)?.value());
            } else if meta.path.is_ident("transparent") {
                read.transparent = true;
            } else if meta.path.is_ident("from") {
                from = Some((text(meta)?.parse()?, false));
            } else if meta.path.is_ident("try_from") {
                from = Some((text(meta)?.parse()?, true));
            } else if meta.path.is_ident("into") {
                into = Some(text(meta)?.parse()?);
            } else if !(meta.path.is_ident("rename_all") && text(meta)?.value() == "snake_case") {
                return Err(meta.error("derive(Json) does not know this"));
            }
            Ok(())
        })?;
        if let (Some((from, tried)), Some(into)) = (from, into) {
            read.conversion = Some(Conversion { from, into, tried });
        }
        Ok(read)
    }
}

impl Field {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut read = Self::default();
        each(attributes, |meta| {
            if meta.path.is_ident("rename") {
                read.rename = Some(text(meta)?.value());
            } else if meta.path.is_ident("default") && !meta.input.peek(Token![=]) {
                read.default = true;
            } else if meta.path.is_ident("skip_serializing_if") {
                read.skip_if = Some(text(meta)?.parse()?);
            } else if meta.path.is_ident("flatten") {
                read.flatten = true;
            } else {
                return Err(meta.error("derive(Json) does not know this"));
            }
            Ok(())
        })?;
        Ok(read)
    }
}

fn each(attributes: &[Attribute], mut take: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>) -> Result<()> {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| take(&meta))?;
    }
    Ok(())
}

fn text(meta: &ParseNestedMeta<'_>) -> Result<LitStr> {
    meta.value()?.parse()
}
