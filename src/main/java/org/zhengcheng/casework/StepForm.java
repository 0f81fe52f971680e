package org.zhengcheng.casework;

import java.util.Set;

/** The inputs that stand around every step's own form. */
final class StepForm {

    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String OPERATION = "_operation";
    static final String VERSION = "_version";
    static final String ADD_ROW = "_addRow";
    static final String REMOVE_FILE = "_removeFile";

    /** Everything a request may hold that the form itself does not ask for. */
    static final Set<String> AROUND = Set.of(OUTCOME, REASON, OPERATION, VERSION, ADD_ROW, REMOVE_FILE, "_csrf");

    private StepForm() {}
}
