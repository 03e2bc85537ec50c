// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What calls of several groups carry.

use crate::runtime::generated::*;

/// The common form of an error. Only the message can be relied on; the other members come with some
/// errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrorMessage {
    /// What went wrong, for people.
    pub error: String,
    /// A word for programs to act upon. Absent from most errors.
    pub code: Option<String>,
    /// The name of the kind of error. Absent from most errors.
    pub name: Option<String>,
    /// The kind of error, in the few answers that use this word for it.
    pub r#type: Option<String>,
    /// A page where the cause can be mended. Absent from most errors.
    pub url: Option<String>,
}
record!(ErrorMessage {
    0 error "error" required,
    1 code "code" optional,
    2 name "name" optional,
    3 r#type "type" optional,
    4 url "url" optional,
});
error_body!(ErrorMessage);

impl ErrorMessage {
    /// An `ErrorMessage` with its required members.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            code: None,
            name: None,
            r#type: None,
            url: None,
        }
    }
}

/// What could not be found.
#[derive(Clone)]
#[non_exhaustive]
pub struct NotFound {
    /// The kind of object that is missing: `app`, `addon` and `plan` were recorded. Absent from some
    /// answers.
    pub resource: Option<String>,
    /// The message, usually no more than "not found".
    pub error: String,
}
record!(NotFound {
    0 resource "resource" optional,
    1 error "error" required,
});
error_body!(NotFound);

impl NotFound {
    /// A `NotFound` with its required members.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            resource: None,
            error: error.into(),
        }
    }
}

/// The id of an addon provider: a short lower-case word such as `postgresql` or `redis`. Older
/// documents have forms such as `scalingo-redis`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddonProviderId(String);
newtype!(AddonProviderId);

/// One size of an addon, with its price. The same object appears in two forms. The catalogue sends
/// all of it; inside an addon it is shorter, without `pricings` and `hds_available`.
#[derive(Clone)]
#[non_exhaustive]
pub struct Plan {
    /// The id that provisioning and a change of plan ask for.
    pub id: PlanId,
    /// The technical name, such as `postgresql-starter-512`. Read it from the API rather than composing
    /// it.
    pub name: String,
    /// The name shown to people, such as "Starter 512M".
    pub display_name: String,
    /// The price in euros for 30 days. Deprecated in favour of `pricings`, yet still sent. The official
    /// Go client no longer reads it.
    #[deprecated]
    pub price: Option<f64>,
    /// What the plan offers. HTML in recorded answers, Markdown in the oldest documents.
    pub description: String,
    /// Where the plan stands among those of its provider, smallest first. Null for some plans, absent
    /// from answers of 2015.
    pub position: Nullable<i64>,
    /// Whether the plan is sold on demand; what exactly that means is undocumented. Null for about half
    /// of the recorded plans, absent from answers of 2015.
    pub on_demand: Nullable<bool>,
    /// Whether the plan can no longer be chosen. Null for some plans, absent from answers of 2015.
    pub disabled: Nullable<bool>,
    /// The plan to take instead of a disabled one. Null when there is none, which is the usual case;
    /// absent from answers of 2015.
    pub disabled_alternative_plan_id: Nullable<PlanId>,
    /// The article number of the plan; it begins with a mark of the region in everything seen. Absent
    /// from documents older than 2020.
    pub sku: Option<String>,
    /// The prices of the plan by the name of the tariff; `default` is the only name seen. Absent from
    /// the plan inside an addon.
    pub pricings: Option<BTreeMap<String, Pricing>>,
    /// Whether the plan may hold health data under the French HDS certification. Absent from the plan
    /// inside an addon and from answers of 2020.
    pub hds_available: Option<bool>,
    /// Whether the plan will be withdrawn. Known from official clients only; absent from recorded
    /// answers.
    pub to_be_discontinued: Option<bool>,
    /// Whether the plan can be used during the free trial. Known from official clients only; absent
    /// from recorded answers.
    pub trial_available: Option<bool>,
    /// Further technical facts about the plan by name, such as sizes and limits. Known from one
    /// official client only; which names exist is unverified.
    pub properties: Option<BTreeMap<String, PlanProperty>>,
}
record!(Plan {
    0 id "id" required,
    1 name "name" required,
    2 display_name "display_name" required,
    3 price "price" optional,
    4 description "description" required,
    5 position "position" optional_nullable,
    6 on_demand "on_demand" optional_nullable,
    7 disabled "disabled" optional_nullable,
    8 disabled_alternative_plan_id "disabled_alternative_plan_id" optional_nullable,
    9 sku "sku" optional,
    10 pricings "pricings" optional,
    11 hds_available "hds_available" optional,
    12 to_be_discontinued "to_be_discontinued" optional,
    13 trial_available "trial_available" optional,
    14 properties "properties" optional,
});

impl Plan {
    /// A `Plan` with its required members.
    #[expect(deprecated, reason = "deprecated members are members too")]
    #[must_use]
    pub fn new(
        id: impl Into<PlanId>,
        name: impl Into<String>,
        display_name: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            display_name: display_name.into(),
            price: None,
            description: description.into(),
            position: Nullable::Absent,
            on_demand: Nullable::Absent,
            disabled: Nullable::Absent,
            disabled_alternative_plan_id: Nullable::Absent,
            sku: None,
            pricings: None,
            hds_available: None,
            to_be_discontinued: None,
            trial_available: None,
            properties: None,
        }
    }
}

/// The id of a plan: 24 hexadecimal digits in everything recorded. It is not the plan's name; to go
/// from a name to an id, look through the plans of the provider.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(String);
newtype!(PlanId);

/// What one period of use costs under one tariff.
#[derive(Clone)]
#[non_exhaustive]
pub struct Pricing {
    /// The price of one period, as a decimal number in a string so that no digit is lost, such as
    /// `0.0001666667`.
    pub price: String,
    /// The currency as an ISO 4217 code, such as `EUR`.
    pub currency: String,
    /// The length of the billed period; `minute` is the only value seen.
    pub period: String,
}
record!(Pricing {
    0 price "price" required,
    1 currency "currency" required,
    2 period "period" required,
});

impl Pricing {
    /// A `Pricing` with its required members.
    #[must_use]
    pub fn new(
        price: impl Into<String>,
        currency: impl Into<String>,
        period: impl Into<String>,
    ) -> Self {
        Self {
            price: price.into(),
            currency: currency.into(),
            period: period.into(),
        }
    }
}

/// The value of one technical fact about a plan.
#[derive(Clone)]
#[non_exhaustive]
pub enum PlanProperty {
    /// A fact in words.
    Text(String),
    /// A fact in figures; its unit goes with the name of the property.
    Number(f64),
    /// A fact that holds or does not.
    Boolean(bool),
    /// A value that this client does not know, kept as it came.
    Unknown(Json),
}
union!(PlanProperty {
    0 Text kind String,
    1 Number kind Number,
    2 Boolean kind Boolean,
});
