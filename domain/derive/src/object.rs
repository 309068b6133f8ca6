//! Structs, and enums whose kind stands in a field: objects.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DataEnum, DeriveInput, Fields, FieldsNamed, Ident, Result};

use crate::attributes;
use crate::word::snake_case;
use crate::{both_ways, with_bounds};

pub(crate) fn of_struct(input: &DeriveInput, fields: &FieldsNamed) -> Result<TokenStream> {
    let Parts { names, bound, read, write } = Parts::of(fields)?;
    let pattern = quote!(let Self { #(#names: #bound),* } = self;);
    Ok(object(input, &quote!(Some(Self { #(#read,)* })), &quote!(#pattern #(#write)*)))
}

pub(crate) fn of_tagged(input: &DeriveInput, data: &DataEnum, tag: &str) -> Result<TokenStream> {
    let mut reads = Vec::new();
    let mut writes = Vec::new();
    for variant in &data.variants {
        let name = &variant.ident;
        let word = snake_case(name);
        let put_tag = quote!(::domain::json::put(object, #tag, ::domain::json::Value::from(#word)););
        match &variant.fields {
            Fields::Unit => {
                reads.push(quote!(#word => Some(Self::#name)));
                writes.push(quote!(Self::#name => { #put_tag }));
            }
            Fields::Unnamed(_) => {
                reads.push(quote!(#word => Some(Self::#name(::domain::json::Object::read(fields)?))));
                writes.push(quote!(Self::#name(inside) => {
                    #put_tag
                    ::domain::json::Object::write(inside, object);
                }));
            }
            Fields::Named(fields) => {
                let Parts { names, bound, read, write } = Parts::of(fields)?;
                reads.push(quote!(#word => Some(Self::#name { #(#read,)* })));
                writes.push(quote!(Self::#name { #(#names: #bound),* } => { #put_tag #(#write)* }));
            }
        }
    }
    let read = quote! {
        match fields.word(#tag)? {
            #(#reads,)*
            _ => None,
        }
    };
    Ok(object(input, &read, &quote!(match self { #(#writes)* })))
}

/// The fields of a struct or a variant.
struct Parts {
    names: Vec<Ident>,
    /// The variables that [`Parts::write`] finds them in.
    bound: Vec<Ident>,
    /// `name: …` for each; what takes the rest comes last.
    read: Vec<TokenStream>,
    write: Vec<TokenStream>,
}

impl Parts {
    fn of(fields: &FieldsNamed) -> Result<Self> {
        let mut parts = Self { names: Vec::new(), bound: Vec::new(), read: Vec::new(), write: Vec::new() };
        let mut last = Vec::new();
        for field in &fields.named {
            let Some(name) = &field.ident else { continue };
            let written = attributes::Field::of(&field.attrs)?;
            let key = written.rename.unwrap_or_else(|| name.to_string());
            let value = format_ident!("own_{name}");
            let put = quote!(::domain::json::put(object, #key, ::domain::json::ToJson::to_json(#value)););
            if written.flatten {
                last.push(quote!(#name: ::domain::json::Object::read(fields)?));
                parts.write.push(quote!(::domain::json::Object::write(#value, object);));
            } else {
                let get = if written.default { quote!(get_or_default) } else { quote!(get) };
                parts.read.push(quote!(#name: fields.#get(#key)?));
                parts.write.push(match written.skip_if {
                    Some(skip) => quote!(if !#skip(#value) { #put }),
                    None => put,
                });
            }
            parts.names.push(name.clone());
            parts.bound.push(value);
        }
        parts.read.extend(last);
        Ok(parts)
    }
}

fn object(input: &DeriveInput, read: &TokenStream, write: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let generics = with_bounds(&input.generics);
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let both_ways =
        both_ways(input, &quote!(::domain::json::read_object(value)), &quote!(::domain::json::write_object(self)));
    quote! {
        #[automatically_derived]
        impl #parameters ::domain::json::Object for #name #arguments #bounds {
            fn read(fields: &mut ::domain::json::Fields<'_>) -> Option<Self> {
                #read
            }

            fn write(&self, object: &mut ::domain::json::Map<String, ::domain::json::Value>) {
                #write
            }
        }

        #both_ways
    }
}
