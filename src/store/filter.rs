//! Filters: which claims are wanted, and what that is in SQL.

use chrono::{Datelike, Days, NaiveDate};

use super::backend::{Backend, Value};
use super::words::{Sought, Words};
use super::{Ledger, StoreError};
use crate::claim::{Kind, Stage, Status, Strength, View};

/// In which order claims come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Next check first; those never due, and closed ones, last.
    #[default]
    Next,
    /// By number.
    Id,
    /// By the day said.
    Said,
    /// Said last first.
    Newest,
    /// By speaker, then by number.
    Speaker,
}

/// How far ahead a next check counts as having come, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWithin {
    /// Of a dated check.
    pub dated: u64,
    /// Of a look.
    pub looks: u64,
}

/// Which claims are wanted. An empty list or `None` asks for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words that must stand in statement, quote, condition, speaker or topics: all of them, or as the
    /// words themselves say (`"in a row"`, `begin*`, `a OR b`, `-not`).
    pub words: Option<String>,
    /// Statuses, joined by "or" with `stages` and `disputed`.
    pub statuses: Vec<Status>,
    /// Stages of open claims.
    pub stages: Vec<Stage>,
    /// Claims with two outcomes from a merge.
    pub disputed: bool,
    /// Local numbers of speakers, any of them.
    pub speaker_ids: Vec<i64>,
    /// Groups of speakers, whole and as they are written, any of them.
    pub groups: Vec<String>,
    /// What the speaker does with the words, any of these.
    pub kinds: Vec<Kind>,
    /// How sure the words are, any of these.
    pub strengths: Vec<Strength>,
    /// Topics, whole, any of them.
    pub topics: Vec<String>,
    /// A source's local number.
    pub source_id: Option<i64>,
    /// Said on this day or later.
    pub said_since: Option<NaiveDate>,
    /// Said on this day or earlier.
    pub said_until: Option<NaiveDate>,
    /// Closed on this day or later.
    pub decided_since: Option<NaiveDate>,
    /// Closed on this day or earlier.
    pub decided_until: Option<NaiveDate>,
    /// Only claims without evidence.
    pub no_evidence: bool,
    /// Only open claims whose next check has come.
    pub due: Option<DueWithin>,
    /// In which order.
    pub sort: Sort,
    /// At most so many.
    pub limit: Option<u64>,
}

impl Filter {
    /// Claims on the books, open or closed.
    #[must_use]
    pub fn on_the_books() -> Filter {
        let statuses = Status::ALL.iter().copied().filter(|status| status.is_on_the_books());
        Filter { statuses: statuses.collect(), ..Filter::default() }
    }

    /// Open claims whose next check has come.
    #[must_use]
    pub fn due(within: DueWithin) -> Filter {
        Filter { due: Some(within), ..Filter::open() }
    }

    /// Open claims.
    #[must_use]
    pub fn open() -> Filter {
        Filter { statuses: vec![Status::Open], ..Filter::default() }
    }

    /// Whether it asks for one status and no stage.
    pub(crate) fn asks_for_status_alone(&self, status: Status) -> bool {
        self.statuses == [status] && self.stages.is_empty() && !self.disputed
    }
}

impl Ledger {
    /// The local numbers of the claims that fit a filter; stages are seen from `view`.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn ids(&self, filter: &Filter, view: View) -> Result<Vec<i64>, StoreError> {
        let Terms { clauses, values } = Terms::of(filter, view, self.backend.as_ref());
        let order = match filter.sort {
            Sort::Id => "c.id",
            Sort::Said => "c.said_by, c.id",
            Sort::Newest => "c.said_by DESC, c.id DESC",
            Sort::Speaker => "s.name, c.id",
            Sort::Next => "c.next_check_on IS NULL, c.next_check_on, c.closed_on, c.id",
        };
        let clauses = clauses.join(" AND ");
        let limit = filter.limit.map(|limit| format!(" LIMIT {limit}")).unwrap_or_default();
        let sql = format!(
            "SELECT c.id FROM claim c JOIN speaker s ON s.id = c.speaker_id WHERE {clauses} ORDER BY {order}{limit}"
        );
        let mut ids = Vec::new();
        self.backend.query(&sql, &values, &mut |row| {
            ids.extend(row.integer(0)?);
            Ok(())
        })?;
        Ok(ids)
    }
}

/// The last day that is near. Days compare as text as long as their years have four digits.
fn within(today: NaiveDate, days: u64) -> String {
    let near = today.checked_add_days(Days::new(days)).filter(|day| day.year() <= 9999);
    near.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string())
}

/// What stands after `WHERE`, with its values.
pub(crate) struct Terms {
    pub(crate) clauses: Vec<String>,
    pub(crate) values: Vec<Value>,
}

impl Terms {
    pub(crate) fn of(filter: &Filter, view: View, backend: &dyn Backend) -> Terms {
        let mut terms = Terms { clauses: Vec::new(), values: Vec::new() };
        terms.push_status(filter, view);
        if let Some(within) = filter.due {
            terms.push_due(within, view.today);
        }
        terms.any_of("c.speaker_id", filter.speaker_ids.iter().map(|id| Value::from(*id)));
        terms.push_groups(&filter.groups);
        terms.any_of("c.kind", filter.kinds.iter().map(|kind| kind.as_str().into()));
        terms.any_of("c.strength", filter.strengths.iter().map(|strength| strength.as_str().into()));
        terms.equals("c.source_id =", filter.source_id.map(Value::from));
        let day = |day: Option<NaiveDate>| day.map(|day| Value::Text(day.to_string()));
        terms.equals("c.said_by >=", day(filter.said_since));
        terms.equals("c.said_by <=", day(filter.said_until));
        terms.equals("c.closed_on >=", day(filter.decided_since));
        terms.equals("c.closed_on <=", day(filter.decided_until));
        terms.push_topics(&filter.topics);
        if filter.no_evidence {
            terms.clauses.push("NOT EXISTS (SELECT 1 FROM evidence v WHERE v.claim_id = c.id)".to_owned());
        }
        if let Some(words) = filter.words.as_deref().filter(|words| !words.trim().is_empty()) {
            terms.push_words(&Words::read(words), backend);
        }
        terms
    }

    /// The same terms and one more.
    pub(crate) fn and(&self, clause: &str) -> Terms {
        let mut clauses = self.clauses.clone();
        clauses.push(clause.to_owned());
        Terms { clauses, values: self.values.clone() }
    }

    fn place(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn equals(&mut self, clause: &str, value: Option<Value>) {
        if let Some(value) = value {
            let place = self.place(value);
            self.clauses.push(format!("{clause} {place}"));
        }
    }

    /// One of some values; none at all asks for nothing.
    fn any_of(&mut self, column: &str, values: impl Iterator<Item = Value>) {
        let places: Vec<String> = values.map(|value| self.place(value)).collect();
        match places.as_slice() {
            [] => {}
            [place] => self.clauses.push(format!("{column} = {place}")),
            _ => self.clauses.push(format!("{column} IN ({})", places.join(", "))),
        }
    }

    fn push_words(&mut self, words: &Words, backend: &dyn Backend) {
        if words.is_empty() {
            self.clauses.push("1 = 0".to_owned()); // no claim holds what is no word
        }
        let mut condition = |groups: &[Vec<Sought>]| {
            self.values.push(backend.full_text_words(groups).into());
            backend.full_text_condition(self.values.len())
        };
        let all = (!words.all.is_empty()).then(|| condition(&words.all));
        let none = (!words.none.is_empty()).then(|| condition(std::slice::from_ref(&words.none)));
        self.clauses.extend(all);
        self.clauses.extend(none.map(|none| format!("NOT ({none})")));
    }

    fn push_topics(&mut self, topics: &[String]) {
        let places: Vec<String> =
            topics.iter().map(|topic| format!("lower({})", self.place(topic.as_str().into()))).collect();
        if !places.is_empty() {
            self.clauses.push(format!(
                "EXISTS (SELECT 1 FROM topic t WHERE t.claim_id = c.id AND lower(t.topic) IN ({}))",
                places.join(", ")
            ));
        }
    }

    fn push_groups(&mut self, groups: &[String]) {
        let places: Vec<String> = groups.iter().map(|group| self.place(group.as_str().into())).collect();
        if !places.is_empty() {
            self.clauses.push(format!(
                "c.speaker_id IN (SELECT g.id FROM speaker g WHERE g.speaker_group IN ({}))",
                places.join(", ")
            ));
        }
    }

    fn push_due(&mut self, due: DueWithin, today: NaiveDate) {
        let furthest = self.place(within(today, due.dated.max(due.looks)).into());
        let looks = self.place(within(today, due.looks).into());
        let dated = self.place(within(today, due.dated).into());
        self.clauses.push("c.status = 'open'".to_owned());
        self.clauses.push(format!("c.next_check_on <= {furthest}"));
        self.clauses
            .push(format!("c.next_check_on <= CASE c.next_check_what WHEN 'look' THEN {looks} ELSE {dated} END"));
    }

    fn push_status(&mut self, filter: &Filter, view: View) {
        if filter.asks_for_status_alone(Status::Open) {
            self.clauses.push("c.status = 'open'".to_owned()); // as the partial index is worded
            return;
        }
        let mut any: Vec<String> = filter.statuses.iter().map(|status| format!("c.status = '{status}'")).collect();
        for stage in &filter.stages {
            any.push(self.stage_clause(*stage, view));
        }
        if filter.disputed {
            any.push("c.disputed = 1 AND c.status NOT IN ('dropped', 'undone')".to_owned());
        }
        if any.is_empty() {
            any.push("c.status NOT IN ('dropped', 'undone')".to_owned());
        }
        self.clauses.push(format!("({})", any.join(" OR ")));
    }

    /// The stage of an open claim in SQL: the same cases as `Claim::stage`, held equal by a test.
    fn stage_clause(&mut self, stage: Stage, view: View) -> String {
        let day = self.place(view.today.to_string().into());
        let overdue = format!("coalesce(c.overdue_after, '9999-12-31') < {day}");
        if stage == Stage::Overdue {
            return format!("(c.status = 'open' AND c.next_check_on IS NOT NULL AND {overdue})");
        }
        let near = self.place(within(view.today, view.due_within_days).into());
        let limit = format!("CASE c.next_check_what WHEN 'look' THEN {day} ELSE {near} END");
        let in_force = "(c.condition_state IS NULL \
             OR (c.condition_kind = 'if' AND c.condition_state = 'met') \
             OR (c.condition_kind = 'unless' AND c.condition_state = 'unmet'))";
        let rest = match stage {
            Stage::Overdue | Stage::Due => format!("NOT {overdue} AND c.next_check_on <= {limit}"),
            Stage::Conditional => format!("NOT {overdue} AND c.next_check_on > {limit} AND NOT {in_force}"),
            Stage::Waiting => {
                format!("NOT {overdue} AND c.next_check_on > {limit} AND {in_force} AND c.overdue_after IS NOT NULL")
            }
            Stage::Undated => {
                format!("NOT {overdue} AND c.next_check_on > {limit} AND {in_force} AND c.overdue_after IS NULL")
            }
        };
        format!("(c.status = 'open' AND c.next_check_on IS NOT NULL AND {rest})")
    }
}
