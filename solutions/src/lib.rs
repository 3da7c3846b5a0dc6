//! The key.

#![expect(
    clippy::duplicate_mod,
    reason = "answers and alternatives share the tests and the given code of their exercise"
)]

pub mod ch1a_call_is_not_run;
#[path = "ch1a_call_is_not_run/alt_made_first.rs"]
pub mod ch1a_call_is_not_run_alt_made_first;
#[path = "ch1a_call_is_not_run/alt_tasks.rs"]
pub mod ch1a_call_is_not_run_alt_tasks;
#[path = "ch1a_call_is_not_run/alt_then.rs"]
pub mod ch1a_call_is_not_run_alt_then;
pub mod ch1b_fetch_data;
#[path = "ch1b_fetch_data/alt_boxed.rs"]
pub mod ch1b_fetch_data_alt_boxed;
#[path = "ch1b_fetch_data/alt_plain_fn.rs"]
pub mod ch1b_fetch_data_alt_plain_fn;
#[path = "ch1b_fetch_data/alt_sleep_until.rs"]
pub mod ch1b_fetch_data_alt_sleep_until;
pub mod ch1c_main_without_macro;
#[path = "ch1c_main_without_macro/alt_drivers_by_name.rs"]
pub mod ch1c_main_without_macro_alt_drivers_by_name;
#[path = "ch1c_main_without_macro/alt_runtime_new.rs"]
pub mod ch1c_main_without_macro_alt_runtime_new;
pub mod ch1d_run_from_sync;
#[path = "ch1d_run_from_sync/alt_match.rs"]
pub mod ch1d_run_from_sync_alt_match;
#[path = "ch1d_run_from_sync/alt_own_thread.rs"]
pub mod ch1d_run_from_sync_alt_own_thread;
pub mod ch1e_callback_to_await;
#[path = "ch1e_callback_to_await/alt_mpsc.rs"]
pub mod ch1e_callback_to_await_alt_mpsc;
#[path = "ch1e_callback_to_await/alt_notify.rs"]
pub mod ch1e_callback_to_await_alt_notify;
#[path = "ch1e_callback_to_await/alt_waker.rs"]
pub mod ch1e_callback_to_await_alt_waker;
pub mod ch3a_first_handler;
#[path = "ch3a_first_handler/alt_closures.rs"]
pub mod ch3a_first_handler_alt_closures;
#[path = "ch3a_first_handler/alt_own_extractor.rs"]
pub mod ch3a_first_handler_alt_own_extractor;
pub mod ch3b_create_user;
#[path = "ch3b_create_user/alt_asked_first.rs"]
pub mod ch3b_create_user_alt_asked_first;
#[path = "ch3b_create_user/alt_no_transaction.rs"]
pub mod ch3b_create_user_alt_no_transaction;
pub mod ch3c_handler_must_be_send;
#[path = "ch3c_handler_must_be_send/alt_one_task_counts.rs"]
pub mod ch3c_handler_must_be_send_alt_one_task_counts;
#[path = "ch3c_handler_must_be_send/alt_tokio_mutex_in_a_block.rs"]
pub mod ch3c_handler_must_be_send_alt_tokio_mutex_in_a_block;
#[path = "ch3c_handler_must_be_send/alt_visits_type.rs"]
pub mod ch3c_handler_must_be_send_alt_visits_type;
pub mod ch3d_client_gone;
#[path = "ch3d_client_gone/alt_finished_on_drop.rs"]
pub mod ch3d_client_gone_alt_finished_on_drop;
#[path = "ch3d_client_gone/alt_worker.rs"]
pub mod ch3d_client_gone_alt_worker;
