package org.zhengcheng.meeting.papers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a meeting answers to the sources of its papers, in the words that are printed.
 *
 * @param meeting what is known of the whole, by the name of the source; what is not known is not there
 * @param items what is known of each item, in the order of the agenda
 * @param slips how many ballot slips are printed of a matter
 */
record Facts(Map<String, String> meeting, List<Map<String, String>> items, int slips) {

    /** Which sources there are of the whole meeting. */
    static final Set<String> OF_MEETING = Set.of(
            "organization",
            "kind",
            "day",
            "time",
            "place",
            "chair",
            "recorder",
            "scrutineer",
            "teller",
            "should",
            "actual",
            "present",
            "absent",
            "leftOut",
            "observers",
            "conclusion",
            "announcedOn",
            "matters");

    /** Which sources there are of an item. */
    static final Set<String> OF_ITEM = Set.of(
            "title",
            "speeches",
            "conduct",
            "conductSaid",
            "conclusion",
            "vote",
            "how",
            "should",
            "actual",
            "ballotsIssued",
            "ballotsReturned",
            "ballotsValid",
            "agree",
            "against",
            "abstain",
            "writtenAgree",
            "writtenAgainst",
            "allAgree",
            "allAgainst",
            "result");

    /** That is there where an item is decided by vote. */
    static final String MATTER = "matter";

    /** The items that are decided by vote. */
    List<Map<String, String>> matters() {
        return items.stream().filter(item -> item.containsKey(MATTER)).toList();
    }

    /** What is to be written, paragraph by paragraph; empty if there is nothing. */
    List<String> of(String whose, String name, Map<String, String> item) {
        return Optional.ofNullable((whose.equals("item") ? item : meeting).get(name)).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
