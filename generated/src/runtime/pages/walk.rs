//! A call becomes one request after the other, each for the page that the answer before it names.

use std::task::{Context, Poll, ready};

use url::Url;

use crate::runtime::answer::Delivered;
#[cfg(feature = "blocking")]
use crate::runtime::client::Client;
use crate::runtime::clock::BoxFuture;
use crate::runtime::delivery::deliver;
use crate::runtime::delivery::limit::Limit;
use crate::runtime::description::{PageRule, PageStyle};
use crate::runtime::draft::{Draft, Target};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::pages::following;
use crate::runtime::pages::position::{Place, Position, word};
use crate::runtime::pages::trail::Trail;

/// A walk over pages, whatever is on them.
pub(super) struct Walk {
    draft: Box<Draft>,
    rule: &'static PageRule,
    place: Place,
    trail: Trail,
    asked: Option<Asked>,
    /// Why a position cannot be resumed from.
    problem: Option<String>,
    /// Nothing more can come, although there is a page.
    over: bool,
}

/// A page on its way.
struct Asked {
    url: Url,
    answer: BoxFuture<'static, Result<Delivered, Error>>,
}

/// A page that has come; the walk stands still until it is told to go on.
pub(super) struct Arrived {
    pub(super) delivered: Delivered,
    pub(super) next: Place,
    url: Url,
}

impl Walk {
    pub(super) fn new(draft: Box<Draft>, rule: &'static PageRule) -> Self {
        Self {
            draft,
            rule,
            place: Place::Start,
            trail: Trail::new(),
            asked: None,
            problem: None,
            over: false,
        }
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &Client {
        &self.draft.client
    }

    /// Goes on from another place.
    pub(super) fn resume(&mut self, position: &Position) {
        let (was, is) = (word(position.style), word(self.rule.style));
        if position.style == self.rule.style {
            self.place = position.place.clone();
        } else {
            let id = self.draft.info.id;
            let why = format!("the position is one by {was}, but the pages of `{id}` go by {is}");
            self.problem = Some(why);
        }
    }

    /// Where it stands, when so many items of the page there were taken.
    pub(super) fn position(&self, taken: usize) -> Position {
        self.position_of(self.place.clone(), taken)
    }

    pub(super) fn position_of(&self, place: Place, taken: usize) -> Position {
        Position {
            style: self.rule.style,
            place,
            taken,
        }
    }

    /// The page that comes next. Until the walk [goes on](Self::go_on), that is the same one.
    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Arrived, Error>>> {
        if self.over || self.problem.is_none() && self.place == Place::End {
            return Poll::Ready(None);
        }
        if self.asked.is_none() {
            match self.ask() {
                Ok(asked) => self.asked = Some(asked),
                Err(error) => return Poll::Ready(Some(Err(self.failed(error)))),
            }
        }
        let Some(asked) = &mut self.asked else {
            return Poll::Ready(None);
        };
        let outcome = ready!(asked.answer.as_mut().poll(context));
        let url = asked.url.clone();
        self.asked = None;
        let arrived = outcome.and_then(|delivered| {
            let schemes = self.draft.client.api().schemes;
            let next = following::place(self.rule, schemes, &delivered, &url)?;
            Ok(Arrived {
                delivered,
                next,
                url,
            })
        });
        Poll::Ready(Some(arrived.map_err(|error| self.failed(error))))
    }

    /// Gives up what is on its way.
    pub(super) fn stop(&mut self) {
        self.asked = None;
    }

    /// Leaves a page behind; gives the place where it was.
    pub(super) fn go_on(&mut self, url: Url, next: Place) -> Place {
        self.trail.passed(url.into());
        std::mem::replace(&mut self.place, next)
    }

    /// What would fail in the same way again, without anything being sent, is not tried again.
    fn failed(&mut self, error: Error) -> Error {
        let now = self.draft.client.clock().now();
        self.over = match error.kind() {
            ErrorKind::Request | ErrorKind::Configuration => true,
            _ => Limit::of(&self.draft.options, now).is_over(),
        };
        error
    }

    fn ask(&self) -> Result<Asked, Error> {
        let refused = |why: String| self.draft.refused(ErrorKind::Request, why);
        if let Some(problem) = &self.problem {
            return Err(refused(problem.clone()));
        }
        let mut draft = self.draft.clone();
        if let Place::At(place) = &self.place {
            match self.rule.style {
                PageStyle::Page if place.parse::<i64>().is_err() => {
                    return Err(refused(
                        "what leads to the next page is no number".to_owned(),
                    ));
                }
                PageStyle::Page | PageStyle::Cursor => {
                    draft.set_query(self.rule.parameter, place);
                }
                PageStyle::Link => draft.target = Target::Url(Box::new(self.linked(place)?)),
            }
        }
        let uri = draft.request()?.uri().to_string();
        let url = Url::parse(&uri).map_err(|_| refused("the URL cannot be sent".to_owned()))?;
        if self.trail.knows(url.as_str()) {
            return Err(refused(
                "the page that comes next was given already: the server leads round in a circle"
                    .to_owned(),
            ));
        }
        Ok(Asked {
            url,
            answer: deliver(draft),
        })
    }

    /// A link, when it leads to the server that the call goes to.
    fn linked(&self, link: &str) -> Result<Url, Error> {
        let refused = |why: String| Err(self.draft.refused(ErrorKind::Request, why));
        let Ok(mut url) = Url::parse(link) else {
            return refused("the link to the next page is no URL".to_owned());
        };
        let (there, here) = (
            url.origin().ascii_serialization(),
            self.draft.base()?.origin(),
        );
        if there != here {
            return refused(format!(
                "the link to the next page leads to {there}, not to {here}: it is not followed"
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refused("the link to the next page has a user in it".to_owned());
        }
        url.set_fragment(None);
        Ok(url)
    }
}

impl Arrived {
    /// What was delivered, and what the walk is told when it has been read.
    pub(super) fn into_parts(self) -> (Delivered, Url, Place) {
        (self.delivered, self.url, self.next)
    }
}
