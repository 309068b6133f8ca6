//! `#[derive(Json)]`: the traits of `domain::json` for a type, by the `#[serde(…)]` attributes that stand on it for the
//! server, so that the two cannot name a field differently. Knows the attributes that our types use; any other is an
//! error, never ignored.

mod attributes;
mod object;
mod word;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DataEnum, DataStruct, DeriveInput, Error, Fields, Generics, Result, parse_macro_input, parse_quote};

use attributes::{Container, Conversion};

/// See the crate.
#[proc_macro_derive(Json, attributes(serde))]
pub fn json(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    json_of(&input).unwrap_or_else(|error| error.into_compile_error()).into()
}

fn json_of(input: &DeriveInput) -> Result<TokenStream> {
    let container = Container::of(&input.attrs)?;
    if let Some(conversion) = &container.conversion {
        return Ok(converted(input, conversion));
    }
    match &input.data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => object::of_struct(input, fields),
        Data::Struct(DataStruct { fields: Fields::Unnamed(fields), .. })
            if container.transparent && fields.unnamed.len() == 1 =>
        {
            Ok(transparent(input))
        }
        Data::Enum(data) => match &container.tag {
            Some(tag) => object::of_tagged(input, data, tag),
            None => word::of_words(input, data),
        },
        _ => Err(Error::new_spanned(&input.ident, "neither an object, a word nor something converted")),
    }
}

/// Read and written as another type.
fn converted(input: &DeriveInput, Conversion { from, into, tried }: &Conversion) -> TokenStream {
    let read = if *tried {
        quote!(::core::convert::TryFrom::<#from>::try_from(::domain::json::FromJson::from_json(value)?).ok())
    } else {
        quote!(Some(::core::convert::From::<#from>::from(::domain::json::FromJson::from_json(value)?)))
    };
    let write = quote! {
        ::domain::json::ToJson::to_json(&<#into as ::core::convert::From<Self>>::from(::core::clone::Clone::clone(self)))
    };
    both_ways(input, &read, &write)
}

fn transparent(input: &DeriveInput) -> TokenStream {
    let read = quote!(::domain::json::FromJson::from_json(value).map(Self));
    let write = quote!(::domain::json::ToJson::to_json(&self.0));
    both_ways(input, &read, &write)
}

/// The two traits that every type has.
fn both_ways(input: &DeriveInput, read: &TokenStream, write: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let generics = with_bounds(&input.generics);
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters ::domain::json::FromJson for #name #arguments #bounds {
            fn from_json(value: &::domain::json::Value) -> Option<Self> {
                #read
            }
        }

        #[automatically_derived]
        impl #parameters ::domain::json::ToJson for #name #arguments #bounds {
            fn to_json(&self) -> ::domain::json::Value {
                #write
            }
        }
    }
}

/// What a type holds must be readable and writable itself.
fn with_bounds(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(::domain::json::FromJson));
        parameter.bounds.push(parse_quote!(::domain::json::ToJson));
    }
    generics
}

/// Whether every variant is a word alone.
fn words_alone(data: &DataEnum) -> bool {
    data.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit))
}
