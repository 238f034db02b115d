import Wire

/// What several commands have in common, explained once: `help states`.
package struct HelpTopic: Sendable {
    package let name: String
    /// One line for the list of topics.
    package let summary: String
    package let text: String

    package static let all = [
        HelpTopic(
            name: "states", summary: "what can be compared and copied from",
            text: """
                A state is written as

                  prod             the site of that name as it is now
                  prod@latest      its last complete snapshot in the store
                  prod@17, @17     that snapshot; 'snapshots' lists their numbers
                  prod@2026-11-20  the last complete one by the end of that day, UTC

                A part of one is written with a colon, for 'diff', 'show' and 'export': prod:campaigns/Sales.

                A live site is read whole before it is compared, with nothing but GET. A snapshot needs no network.
                """),
        HelpTopic(
            name: "addresses", summary: "how resources are named",
            text: """
                An address is the path of a resource with names in place of ids, each percent-encoded:

                  settings
                  customVariables/plan
                  campaigns/Shop%20English/chatButton

                In quotes it may be typed as 'show' prints it: 'campaigns/Shop English/chatButton'. What means something in an \
                address stays encoded: a slash in a name is %2F. Two resources of one name get ~ and the first 8 characters of \
                their ids. An id is taken in the place of a name, unless something is called so. 'show STATE' shows the addresses that there are, and the shell completes them (see 'help \
                completions').
                """),
        HelpTopic(
            name: "selectors", summary: "how --only and --except choose a part of a site",
            text: """
                A selector is an address or a glob over addresses, and takes what is below it:

                  bans                  all bans
                  campaigns/Sales       one campaign with all that belongs to it
                  campaigns/*/preChat   the pre-chat survey of every campaign
                  **/chatWindow         every chat window

                * stands for any characters of one name, ** for any names. Both options may be repeated; --except has the last \
                word. Copying a part also brings what it refers to and the target lacks.

                Where states are compared or plans are made, # and a pointer choose a field:

                  campaigns/Sales/chatWindow#/color   that field of that resource
                  campaigns/*#/isEnabled              of all campaigns and what is below them

                All other fields stay as the target has them. A list is taken as a whole.
                """),
    ]

    static func named(_ name: String) -> HelpTopic? { all.first { $0.name.isIdentical(to: name) } }
}
