//! A configuration as a worker is sent it: its query, and custom data beside it.

use crate::data::Observations;
use crate::query::{self, Page, Settings};
use crate::run::Config;

/// The query of a configuration, without the custom data that it may be on.
pub fn sent(config: &Config) -> String {
    query::write(&Settings { config: config.clone(), page: Page::default() })
}

/// The configuration that was sent by a query and, where it was on custom data, with these.
pub fn received(query: &str, custom: Option<Observations>) -> Config {
    let settings = query::read(query).0;
    let settings = match custom {
        // Start, bounds and rate that belong to the data are the query's once these are there.
        Some(_) => query::patch(&query::with_data(&settings, custom).0, query).0,
        None => settings,
    };
    settings.config
}
