//! Enums without anything inside: a word each.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Error, Ident, Result};

use crate::{both_ways, words_alone};

/// The name of a variant on the wire: `NotDone` is `not_done`.
pub(crate) fn snake_case(name: &Ident) -> String {
    let mut word = String::new();
    for letter in name.to_string().chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

pub(crate) fn of_words(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream> {
    if !words_alone(data) {
        return Err(Error::new_spanned(&input.ident, "what holds something needs a tag"));
    }
    let name = &input.ident;
    let variants: Vec<&Ident> = data.variants.iter().map(|variant| &variant.ident).collect();
    let words: Vec<String> = variants.iter().map(|variant| snake_case(variant)).collect();
    let places = 0..variants.len();
    let read = quote! {
        match ::domain::json::place_of(value, &[#(#words),*])? {
            #(#places => Some(Self::#variants),)*
            _ => None,
        }
    };
    let write = quote!(::domain::json::Value::from(::domain::json::Word::word(self)));
    let both_ways = both_ways(input, &read, &write);
    Ok(quote! {
        #[automatically_derived]
        impl ::domain::json::Word for #name {
            fn word(&self) -> &'static str {
                match self {
                    #(Self::#variants => #words,)*
                }
            }
        }

        #both_ways
    })
}
