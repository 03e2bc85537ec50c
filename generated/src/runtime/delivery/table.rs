//! The rules for sending again become the table on the page of each operation.

/// `resent!(safe)`: what is sent again of an operation, in Markdown. There are a few classes of
/// operations and many of each, so the texts stand here, and generated code names the class.
macro_rules! resent {
    (safe) => {
        resent!(@repeated "The method only reads, so twice is as good as once.", "")
    };
    (idempotent) => {
        resent!(@repeated "By HTTP this method leaves the same behind, be it sent once or twice.", "")
    };
    (deleting) => {
        resent!(@repeated
            "By HTTP this method leaves the same behind, be it sent once or twice.",
            "| 404, when an earlier attempt may have arrived | no: that one has most likely deleted it, so \
             this is a success, unless the answer should have content; see \
             [`Raw::was_already_gone`](crate::Raw::was_already_gone) |\n"
        )
    };
    (marked) => {
        resent!(@repeated "The API says of this operation that twice is as good as once.", "")
    };
    (never) => {
        resent!(@table
            "Sent twice, this may be done twice.",
            "no: it may have been carried out",
            "",
            "\n\nWith an [idempotency key](crate::Options::idempotency_key), for APIs that know it, all of \
             these are sent again but the last. Without one, \
             [`GaveUp::NotIdempotent`](crate::GaveUp::NotIdempotent) says that it may have been carried \
             out: find out before you repeat it."
        )
    };
    (@repeated $why:literal, $more:literal) => { resent!(@table $why, "yes", $more, "") };
    (@table $why:literal, $unsure:literal, $more:literal, $end:literal) => {
        concat!(
            "\n# What is sent again\n\n", $why, "\n\n",
            "| what happened | sent again |\n",
            "|---|---|\n",
            "| no connection: nothing was sent | yes |\n",
            "| 429: the server counted, and did nothing | yes |\n",
            "| 401: the server did not know the caller | once, when the credential can be renewed |\n",
            "| the connection broke, or no answer came in time | ", $unsure, " |\n",
            "| 408, 500, 502, 503, 504 | ", $unsure, " |\n",
            $more,
            "| any other answer | no: that is the answer |\n\n",
            "Up to three attempts are made in all, after pauses that grow and are drawn by chance, or that the \
             server asks for. [`Options`](crate::Options) gives the reasons, and changes all of it.",
            $end,
        )
    };
}

pub(crate) use resent;

#[cfg(test)]
mod tests {
    /// What a table says of a case.
    fn sent_again<'t>(table: &'t str, case: &str) -> &'t str {
        let rows = table.lines().map(|line| line.trim_matches(['|', ' ']));
        let mut said = rows.filter_map(|row| row.split_once(" | "));
        let row = said.find(|(what, _)| what.starts_with(case));
        row.map_or("nothing", |(_, said)| said)
    }

    #[test]
    fn tables_differ_in_what_may_have_been_carried_out_and_in_deletions() {
        let (never, deleting) = (resent!(never), resent!(deleting));
        for table in [
            resent!(safe),
            resent!(idempotent),
            resent!(marked),
            deleting,
        ] {
            assert_eq!(sent_again(table, "the connection broke"), "yes");
            assert_eq!(sent_again(table, "408"), "yes");
        }
        for case in ["the connection broke", "408"] {
            assert_eq!(sent_again(never, case), "no: it may have been carried out");
        }
        assert_eq!(
            (sent_again(never, "no conn"), sent_again(never, "429")),
            ("yes", "yes")
        );
        assert!(sent_again(deleting, "404").contains("this is a success"));
        assert_eq!(sent_again(never, "404"), "nothing");
    }
}
