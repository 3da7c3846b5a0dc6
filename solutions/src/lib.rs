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

pub mod ch2d_read_config_file;
#[path = "ch2d_read_config_file/alt_open_then_read.rs"]
pub mod ch2d_read_config_file_alt_open_then_read;
#[path = "ch2d_read_config_file/alt_read_bytes.rs"]
pub mod ch2d_read_config_file_alt_read_bytes;
#[path = "ch2d_read_config_file/alt_spawn_blocking.rs"]
pub mod ch2d_read_config_file_alt_spawn_blocking;

pub mod ch2b_user_by_id;
#[path = "ch2b_user_by_id/alt_fetch_one.rs"]
pub mod ch2b_user_by_id_alt_fetch_one;
#[path = "ch2b_user_by_id/alt_query_builder.rs"]
pub mod ch2b_user_by_id_alt_query_builder;
#[path = "ch2b_user_by_id/alt_stream.rs"]
pub mod ch2b_user_by_id_alt_stream;
pub mod ch2c_read_message;
#[path = "ch2c_read_message/alt_loop.rs"]
pub mod ch2c_read_message_alt_loop;
#[path = "ch2c_read_message/alt_take.rs"]
pub mod ch2c_read_message_alt_take;
pub mod ch2e_wrap_a_blocking_library;
#[path = "ch2e_wrap_a_blocking_library/alt_buffered.rs"]
pub mod ch2e_wrap_a_blocking_library_alt_buffered;
#[path = "ch2e_wrap_a_blocking_library/alt_pairs.rs"]
pub mod ch2e_wrap_a_blocking_library_alt_pairs;
#[path = "ch2e_wrap_a_blocking_library/alt_two_threads.rs"]
pub mod ch2e_wrap_a_blocking_library_alt_two_threads;

pub mod ch2a_api_client;
#[path = "ch2a_api_client/alt_error_for_status.rs"]
pub mod ch2a_api_client_alt_error_for_status;
#[path = "ch2a_api_client/alt_timeout_around.rs"]
pub mod ch2a_api_client_alt_timeout_around;
