package org.zhengcheng.verify;

import java.util.ArrayList;
import java.util.List;

/** What was found: chains that are gone; then bad entries in their order; then seals. */
final class Report {

    private final List<Fault> entries = new ArrayList<>();
    private final List<Fault> chains = new ArrayList<>();
    private final List<Fault> seals = new ArrayList<>();
    private long checked;
    private int sealsChecked;

    void entry(String place, String what) {
        entries.add(new Fault(place, what));
    }

    void chain(String place, String what) {
        chains.add(new Fault(place, what));
    }

    void seal(int number, String what) {
        seals.add(new Fault("seal " + number, what));
    }

    void checkedEntry() {
        checked++;
    }

    void checkedSeals(int number) {
        sealsChecked = number;
    }

    List<Fault> faults() {
        List<Fault> all = new ArrayList<>(chains);
        all.addAll(entries);
        all.addAll(seals);
        return all;
    }

    String summary() {
        return checked + " 条 entries, " + sealsChecked + " 个封印 seals";
    }

    /** Something wrong at a place: a chain and the number of an entry in it, a chain, or a seal. */
    record Fault(String place, String what) {

        @Override
        public String toString() {
            return place + ": " + what;
        }
    }
}
