//! The steps between signed out and open, apart from how they are shown.

use std::cell::RefCell;
use std::rc::Rc;

use domain::account::Account;
use domain::id::AccountId;
use domain::problem::Code;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use super::Phase;
use crate::api::{self, Ending, Failure};
use crate::db::DbError;
use crate::db::device::DeviceDb;
use crate::hooks::record::KeeperRef;
use crate::push;
use crate::record::keeper::Keeper;

/// See the module. `shown` is told of every phase.
pub(super) struct Flow {
    show: Box<dyn Fn(Phase)>,
    state: RefCell<State>,
    tabs: Option<BroadcastChannel>,
}

#[derive(Default)]
struct State {
    device: Option<Rc<DeviceDb>>,
    open: Option<Rc<Keeper>>,
}

impl PartialEq for Flow {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Flow {
    pub(super) fn new(show: impl Fn(Phase) + 'static) -> Rc<Self> {
        let tabs = BroadcastChannel::new("rygrad-session").ok();
        Rc::new(Self { show: Box::new(show), state: RefCell::default(), tabs })
    }

    /// At the start of the app.
    pub(super) async fn begin(self: &Rc<Self>) {
        let outcome = self.try_begin().await;
        self.or_say(outcome);
    }

    async fn try_begin(self: &Rc<Self>) -> Result<(), DbError> {
        let device = self.device().await?;
        if device.sign_out_owed().await? {
            if api::stop().await.is_ok() {
                device.set_sign_out_owed(false).await?;
            }
            return self.show_signed_out(&device, false).await;
        }
        if let Some(account) = device.last_account().await? {
            let id = account.id;
            self.open(&device, account).await?;
            return match api::resume(Some(id)).await {
                Ok(account) => {
                    spawn_local(push::renew());
                    self.open(&device, account).await
                }
                Err(Failure::SessionEnded) => self.end(true).await,
                Err(failure) if failure.code() == Some(Code::AccountErased) => self.erase().await,
                // Offline, or a server in trouble: the diary is open, and the next sync asks again.
                Err(_) => Ok(()),
            };
        }
        match api::resume(None).await {
            Ok(account) => self.open(&device, account).await,
            Err(_) => self.show_signed_out(&device, false).await,
        }
    }

    /// After a sign-in.
    pub(super) async fn enter(self: &Rc<Self>, account: Account) {
        let outcome = async {
            let device = self.device().await?;
            device.set_sign_out_owed(false).await?;
            self.open(&device, account).await
        };
        self.or_say(outcome.await);
    }

    /// The person signs out.
    pub(super) async fn leave(self: &Rc<Self>) {
        let outcome = async {
            let device = self.device().await?;
            let open = self.state.borrow().open.clone();
            if let Some(keeper) = open {
                keeper.send_now().await;
            }
            push::unsubscribe().await;
            if api::stop().await.is_err() {
                // The cookie outlives this page: at the next start the server is told before anything else.
                device.set_sign_out_owed(true).await?;
            }
            self.end(false).await
        };
        self.or_say(outcome.await);
    }

    /// The server said that nobody is signed in any more.
    pub(super) async fn ended_by_server(self: &Rc<Self>, how: Ending) {
        let outcome = match how {
            Ending::SignedOut => self.end(true).await,
            Ending::Erased => self.erase().await,
        };
        self.or_say(outcome);
    }

    /// A sign-out in one tab is one in all.
    pub(super) fn hear_other_tabs(self: &Rc<Self>) {
        let Some(tabs) = &self.tabs else { return };
        let flow = Rc::downgrade(self);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(flow) = flow.upgrade() else { return };
            let left = event.data().as_string().and_then(|id| id.parse::<AccountId>().ok());
            let open = flow.state.borrow().open.as_ref().map(|keeper| keeper.account());
            if left.is_some() && left == open {
                spawn_local(async move {
                    let outcome = flow.close().await;
                    flow.or_say(outcome);
                });
            }
        });
        tabs.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The provider lives as long as the page.
        heard.forget();
    }

    async fn open(self: &Rc<Self>, device: &Rc<DeviceDb>, account: Account) -> Result<(), DbError> {
        let open = self.state.borrow().open.clone();
        let Some(patient) = account.patient else {
            if open.is_some() {
                self.end(false).await?;
            }
            (self.show)(Phase::NoDiary { account: Rc::new(account) });
            return Ok(());
        };
        let keeper = match open {
            Some(keeper) if keeper.account() == account.id => keeper,
            Some(_) => {
                // Somebody else: what was open is closed before anything of theirs is shown.
                self.drop_copy(device).await?;
                Keeper::open(account.id, patient, device.clone()).await?
            }
            None => Keeper::open(account.id, patient, device.clone()).await?,
        };
        self.state.borrow_mut().open = Some(keeper.clone());
        device.set_last_account(Some(&account)).await?;
        device.leave_behind(account.id, 0).await?;
        (self.show)(Phase::Open { account: Rc::new(account), keeper: KeeperRef(keeper) });
        Ok(())
    }

    async fn end(self: &Rc<Self>, by_server: bool) -> Result<(), DbError> {
        api::forget();
        let device = self.device().await?;
        let left = self.drop_copy(&device).await?;
        push::unsubscribe().await;
        if let (Some(account), Some(tabs)) = (left, &self.tabs) {
            // Only a closed channel throws.
            let _ = tabs.post_message(&account.to_string().into());
        }
        self.show_signed_out(&device, by_server && left.is_some()).await
    }

    /// The account is no more: nothing of it stays on this device, what is unsent neither, which has nowhere to go.
    async fn erase(self: &Rc<Self>) -> Result<(), DbError> {
        api::forget();
        let device = self.device().await?;
        let open = self.state.borrow_mut().open.take();
        if let Some(keeper) = open {
            if let Some(tabs) = &self.tabs {
                // Only a closed channel throws.
                let _ = tabs.post_message(&keeper.account().to_string().into());
            }
            device.leave_behind(keeper.account(), 0).await?;
            keeper.erase().await?;
        }
        device.set_last_account(None).await?;
        device.set_unsent_done_days(&[]).await?;
        push::unsubscribe().await;
        let waiting = device.left_behind().await?.iter().map(|left| left.waiting).sum();
        (self.show)(Phase::SignedOut { waiting, ended: false, erased: true });
        Ok(())
    }

    /// Another tab has signed out and dropped the copy.
    async fn close(self: &Rc<Self>) -> Result<(), DbError> {
        api::forget();
        if let Some(keeper) = self.state.borrow_mut().open.take() {
            keeper.close();
        }
        let device = self.device().await?;
        self.show_signed_out(&device, false).await
    }

    async fn drop_copy(&self, device: &Rc<DeviceDb>) -> Result<Option<AccountId>, DbError> {
        let open = self.state.borrow_mut().open.take();
        let Some(keeper) = open else { return Ok(None) };
        let waiting = keeper.lock_up().await?;
        device.leave_behind(keeper.account(), waiting).await?;
        device.set_last_account(None).await?;
        device.set_unsent_done_days(&[]).await?;
        Ok(Some(keeper.account()))
    }

    async fn show_signed_out(&self, device: &DeviceDb, ended: bool) -> Result<(), DbError> {
        let waiting = device.left_behind().await?.iter().map(|left| left.waiting).sum();
        (self.show)(Phase::SignedOut { waiting, ended, erased: false });
        Ok(())
    }

    async fn device(&self) -> Result<Rc<DeviceDb>, DbError> {
        let known = self.state.borrow().device.clone();
        if let Some(device) = known {
            return Ok(device);
        }
        let device = Rc::new(DeviceDb::open().await?);
        self.state.borrow_mut().device = Some(device.clone());
        Ok(device)
    }

    fn or_say(&self, outcome: Result<(), DbError>) {
        if let Err(error) = outcome {
            web_sys::console::error_1(&error.to_string().into());
            (self.show)(Phase::NoStorage(error));
        }
    }
}
