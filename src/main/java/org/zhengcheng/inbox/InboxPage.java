package org.zhengcheng.inbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;

/**
 * A page of an inbox.
 *
 * @param waiting how much waits in all
 * @param found how much of it is what the person looks for
 * @param soon how much of all that waits is soon due or overdue
 * @param next where the next page begins; null on the last
 * @param options what there is to choose from
 */
record InboxPage(List<Item> items, Counts waiting, Counts found, int soon, PageKey next, List<Option> options) {

    /** The items in their groups, the most pressing first; empty groups are left out. */
    public Map<Group, List<Item>> groups() {
        Map<Group, List<Item>> groups = new EnumMap<>(Group.class);
        items.forEach(item ->
                groups.computeIfAbsent(item.group(), group -> new ArrayList<>()).add(item));
        return groups;
    }

    /** The keys of the procedures of which something waits. */
    public List<String> procedures() {
        return options.stream()
                .filter(option -> option.kind().equals("step"))
                .map(Option::procedureKey)
                .distinct()
                .sorted()
                .toList();
    }

    public List<Option> options(String kind) {
        return options.stream().filter(option -> option.kind().equals(kind)).toList();
    }

    /** Whether a value can be chosen; what was chosen earlier may have been dealt with since. */
    public boolean offers(String kind, String value) {
        return options(kind).stream().anyMatch(option -> option.value().equals(value));
    }

    /** The names of what is chosen, where it still waits. */
    public List<Text> chosen(Choice choice) {
        return options.stream()
                .filter(option -> Arrays.asList(choice.step(), text(choice.branchId()), text(choice.subjectId()))
                        .contains(option.value()))
                .map(Option::name)
                .toList();
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    /**
     * Something to choose.
     *
     * @param kind {@code step}, {@code branch} or {@code person}
     * @param procedureKey the procedure of a step; else null
     */
    record Option(String kind, String procedureKey, String id, Text name) {

        /** As a form sends it. */
        public String value() {
            return procedureKey == null ? id : procedureKey + "/" + id;
        }
    }
}
