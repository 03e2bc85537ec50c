//! Small mistakes in our own description, each of which must be said.

/// Where, what stands there, and what stands there instead.
pub(crate) const WRONG_WORDS: &[(&str, &str, &str)] = &[
    // The root.
    ("openapi.yaml", "openapi: 3.1.0", "swagger: \"2.0\""),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: 4.0.0"),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: 3"),
    ("openapi.yaml", "openapi: 3.1.0\n", ""),
    ("openapi.yaml", "  title: Scalingo Addons API\n", ""),
    ("openapi.yaml", "  version: 1.0.0", "  version: [1]"),
    ("openapi.yaml", "\nservers:\n", "\nserver:\n"),
    ("openapi.yaml", "\npaths:\n", "\npath:\n"),
    (
        "openapi.yaml",
        "\nsecurity:\n  - ApiToken: []",
        "\nsecurity:\n  ApiToken: []\n  - x: []",
    ),
    (
        "openapi.yaml",
        "  - Basic: []\n\ntags",
        "  - Basik: []\n\ntags",
    ),
    (
        "openapi.yaml",
        "        default: osc-fr1",
        "        defualt: osc-fr1",
    ),
    ("openapi.yaml", "{region}.scalingo", "{zone}.scalingo"),
    // Operations.
    (
        "openapi.yaml",
        "    get:\n      operationId: addons.list",
        "    fetch:\n      operationId: addons.list",
    ),
    (
        "openapi.yaml",
        "operationId: addons.list",
        "operationId: addons.get",
    ),
    ("openapi.yaml", "operationId: addons.list", "operationId: 7"),
    (
        "openapi.yaml",
        "tags: [addons]\n      summary: List the addons",
        "tags: addons\n      summary: List the addons",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  /apps/{application}/addons:\n",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  apps/{app}/addons:\n",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  /apps/{app/addons:\n",
    ),
    (
        "openapi.yaml",
        "        \"200\":\n          $ref: ./addons.yaml#/responses/Addons",
        "        \"20\":\n          $ref: ./addons.yaml#/responses/Addons",
    ),
    ("openapi.yaml", "responses/Addons", "responses/Adons"),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "./addon.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "../addons.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "https://example.com/addons.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "$ref: ./addons.yaml#/responses/Addons",
        "$ref: [./addons.yaml]",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "./addons.yaml#/schemas/Addon",
    ),
    // Words of ours.
    (
        "openapi.yaml",
        "          field: status",
        "          field: state",
    ),
    (
        "openapi.yaml",
        "          good: [running]",
        "          good: [runing]",
    ),
    (
        "openapi.yaml",
        "          good: [running]",
        "          good: running",
    ),
    (
        "openapi.yaml",
        "          interval: 5",
        "          interval: five",
    ),
    (
        "openapi.yaml",
        "          interval: 5",
        "          intervall: 5",
    ),
    (
        "openapi.yaml",
        "operation: tokens.exchange",
        "operation: tokens.swap",
    ),
    ("openapi.yaml", "token: token", "token: tocken"),
    ("openapi.yaml", "lifetime: 3600", "lifetime: -3600"),
    (
        "openapi.yaml",
        "x-env: SCALINGO_REGION",
        "x-env: [SCALINGO_REGION]",
    ),
    ("addons.yaml", "x-envelope: addons", "x-envelope: addon"),
    ("addons.yaml", "x-envelope: addons", "x-envelope: 5"),
    // Schemas.
    ("addons.yaml", "type: array", "type: aray"),
    ("addons.yaml", "type: array", "type: {}"),
    ("addons.yaml", "required: [addon]", "required: addon"),
    ("addons.yaml", "required: [addon]", "required: [adon]"),
    (
        "addons.yaml",
        "$ref: \"#/schemas/NewAddon\"",
        "$ref: \"#/schemas/NewAdon\"",
    ),
    (
        "addons.yaml",
        "$ref: \"#/schemas/NewAddon\"",
        "$ref: \"#schemas/NewAddon\"",
    ),
    ("addons.yaml", "properties:", "propertys:"),
    ("addons.yaml", "format: password", "format: [password]"),
    ("addons.yaml", "in: path", "in: paht"),
    (
        "addons.yaml",
        "in: path\n    required: true",
        "in: path\n    required: \"yes\"",
    ),
    ("addons.yaml", "in: path", "in: query"),
    ("addons.yaml", "application/json:", "application/json"),
    ("addons.yaml", "parameters:\n", "parameters:\n\t"),
    (
        "addons.yaml",
        "schemas:\n",
        "schemas:\n  Round:\n    $ref: \"#/schemas/Round\"\n",
    ),
    (
        "errors.yaml",
        "schemas:\n",
        "schemas:\n  ErrorMessage:\n    type: string\n",
    ),
    ("errors.yaml", "error: plan_id is required", "error: *plan"),
    (
        "errors.yaml",
        "error: plan_id is required",
        "error: \"plan_id",
    ),
    (
        "plans.yaml",
        "type: object",
        "type: object\n    type: object",
    ),
    // Words of ours that are nearly right.
    ("addons.yaml", "x-envelope: addons", "x-envelop: addons"),
    ("openapi.yaml", "x-wait:", "x-waits:"),
    ("openapi.yaml", "x-token-exchange:", "x-token-exchnage:"),
    (
        "openapi.yaml",
        "x-env: SCALINGO_API_TOKEN",
        "x-envs: SCALINGO_API_TOKEN",
    ),
    // What is legal, or clear, and was hardly meant.
    ("openapi.yaml", "openapi: 3.1.0", "openapi: \"3.1.O\""),
    (
        "openapi.yaml",
        "https://api.{region}",
        "htps://api.{region}",
    ),
    ("openapi.yaml", "tags: [addons]", "tags: [adons]"),
    (
        "openapi.yaml",
        "tags:\n  - name: addons\n",
        "tags:\n  - name: addons\n  - name: addons\n",
    ),
    (
        "openapi.yaml",
        "      - $ref: ./apps.yaml#/parameters/App\n",
        "      - $ref: ./apps.yaml#/parameters/App\n      - $ref: ./apps.yaml#/parameters/App\n",
    ),
    ("apps.yaml", "required: true", "required: false"),
    (
        "apps.yaml",
        "    schema:\n      $ref: \"#/schemas/AppRef\"\n",
        "",
    ),
    ("plans.yaml", "format: double", "format: duoble"),
    ("plans.yaml", "      - currency", "      - curency"),
    ("plans.yaml", "$ref: \"#/schemas/Pricing\"", "$ref: \"\""),
    (
        "plans.yaml",
        "$ref: \"#/schemas/Pricing\"",
        "$ref: #/schemas/Pricing",
    ),
    (
        "plans.yaml",
        "  Pricing:\n    type: object\n",
        "  Pricing:\n    type: object\n    allOf: [{$ref: \"#/schemas/Pricing\"}]\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        enum: []\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        enum: [a, b, a]\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        items: {type: string}\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        nullable: \"yes\"\n",
    ),
    ("auth.yaml", "type: boolean", "type: bool"),
    // Examples that do not fit.
    ("addons.yaml", "status: running", "status: runing"),
    (
        "errors.yaml",
        "            value:\n              error: plan_id is required\n",
        "            value: plan_id is required\n",
    ),
    (
        "errors.yaml",
        "              error: plan_id is required\n",
        "              eror: plan_id is required\n",
    ),
    (
        "errors.yaml",
        "              error: plan_id is required\n",
        "              error: [plan_id]\n",
    ),
];
