//! Grants and their ends as puts: a grant is made once and never changed, its recipient proven in this transaction.

use domain::grant::{NewGrant, RecipientError};
use domain::id::GrantId;
use domain::problem::Code;
use domain::sync::{Put, PutOutcome};

use super::parse::parse_body;
use super::{Applied, Refusal};
use crate::db::Tx;
use crate::error::StoreError;
use crate::grant;
use crate::permit::{All, Own, Permit};

pub(super) fn apply_grant<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    seq: i64,
) -> Result<Applied, StoreError> {
    let decision: NewGrant = match parse_body(&put.body) {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some((revision, known)) = grant::find(tx, permit, &put.id)? {
        return Ok(if known.decision == decision && !put.removed {
            Ok(PutOutcome::Same { revision })
        } else {
            Err(Refusal::new(Code::GrantFixed, "a grant is not changed: stop it and make another"))
        });
    }
    if put.removed {
        return Ok(Err(Refusal::new(Code::GrantFixed, "a grant is ended by a revocation")));
    }
    if let Err(error) = decision.check(permit.today()) {
        return Ok(Err(Refusal::field(Code::Invalid, error.field(), error.to_string())));
    }
    let impossible = |detail: String| Refusal::field(Code::RecipientImpossible, "recipient", detail);
    let proven = match grant::prove(tx, permit, decision.recipient) {
        Ok(Ok(proven)) => proven,
        Ok(Err(error @ (RecipientError::StatementsOnly | RecipientError::NotTreating | RecipientError::Oneself))) => {
            return Ok(Err(impossible(error.to_string())));
        }
        Err(StoreError::NotFound) => {
            return Ok(Err(impossible("nobody of that id is within reach; connect by a code first".to_owned())));
        }
        Err(error) => return Err(error),
    };
    grant::insert(tx, permit, &put.id, seq, &decision, &proven)?;
    Ok(Ok(PutOutcome::Accepted { revision: 1 }))
}

pub(super) fn apply_revocation<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    put: &Put,
    seq: i64,
) -> Result<Applied, StoreError> {
    if put.id.parse::<GrantId>().is_err() {
        return Ok(Err(Refusal::field(Code::NotAnId, "id", "the id of a grant")));
    }
    match grant::find(tx, permit, &put.id)? {
        None => Ok(Err(Refusal::field(Code::Waiting, "id", "the grant is not here yet"))),
        Some((revision, known)) if known.ended_at.is_some() => Ok(Ok(PutOutcome::Same { revision })),
        Some((revision, _)) => {
            grant::end(tx, permit, &put.id, seq, revision + 1)?;
            Ok(Ok(PutOutcome::Accepted { revision: revision + 1 }))
        }
    }
}
