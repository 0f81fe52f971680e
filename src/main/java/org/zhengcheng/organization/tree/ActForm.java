package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What must be written for an act before it can be considered at all. */
@Component
class ActForm {

    private static final int LONGEST = 200;

    /** What is missing or cannot be read; empty if nothing is. */
    List<ActRefused.Reason> missing(Act act, LocalDate today) {
        List<ActRefused.Reason> missing = new ArrayList<>();
        if (act.on() == null) {
            missing.add(ActRefused.Reason.of("on", "tree.refused.noDay"));
        } else if (act.on().isAfter(today)) {
            missing.add(ActRefused.Reason.of("on", "tree.refused.future", act.on()));
        } else if (act.on().getYear() < 1900) {
            missing.add(ActRefused.Reason.of("on", "tree.refused.noDay"));
        }
        text(act.document(), "document", "tree.refused.noDocument", missing);
        switch (act.kind()) {
            case FOUND -> {
                if (act.code() == null || !act.code().strip().matches("[A-Za-z0-9-]{1,20}")) {
                    missing.add(ActRefused.Reason.of("code", "tree.refused.noCode"));
                }
                text(act.name(), "name", "tree.refused.noName", missing);
                type(act, missing);
            }
            case RENAME -> text(act.name(), "name", "tree.refused.noName", missing);
            case RETYPE -> type(act, missing);
            case MOVE, MERGE -> {
                if (act.other() == null) {
                    missing.add(ActRefused.Reason.of("other", "tree.refused.noOther"));
                }
            }
            case GRANT, WITHDRAW, DISSOLVE -> {}
        }
        return missing;
    }

    private static void type(Act act, List<ActRefused.Reason> missing) {
        if (act.type() == null) {
            missing.add(ActRefused.Reason.of("type", "tree.refused.noType"));
        }
    }

    private static void text(String text, String field, String code, List<ActRefused.Reason> missing) {
        if (text == null || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            missing.add(ActRefused.Reason.of(field, code));
        } else if (text.strip().length() > LONGEST) {
            missing.add(ActRefused.Reason.of(field, "tree.refused.tooLong", LONGEST));
        }
    }
}
