package org.zhengcheng.meeting.papers;

import java.util.Collections;
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

    /** What the slips of an item ask that is graded, a line for each question; not there for yes and no. */
    static final String GRADES = "grades";

    /** How many slips of its own an item has that is graded. */
    static final String SLIPS = "slips";

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
            "result",
            Facts.GRADES);

    /** That is there where an item is decided by vote. */
    static final String MATTER = "matter";

    /** The items that are decided by vote. */
    List<Map<String, String>> matters() {
        return items.stream().filter(item -> item.containsKey(MATTER)).toList();
    }

    /** A slip for everybody who will vote on a matter, and that for each. */
    List<Map<String, String>> slips(boolean graded) {
        return matters().stream()
                .filter(matter -> matter.containsKey(GRADES) == graded)
                .flatMap(matter ->
                        Collections.nCopies(graded ? Integer.parseInt(matter.get(SLIPS)) : slips, matter).stream())
                .toList();
    }

    /** What is to be written, paragraph by paragraph; empty if there is nothing. */
    List<String> of(String whose, String name, Map<String, String> item) {
        return Optional.ofNullable((whose.equals("item") ? item : meeting).get(name)).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
