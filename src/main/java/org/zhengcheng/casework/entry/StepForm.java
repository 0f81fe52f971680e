package org.zhengcheng.casework.entry;

import java.util.Set;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.form.Choices;

/** The inputs that stand around every step's own form. */
public final class StepForm {

    public static final String OUTCOME = "outcome";
    public static final String REASON = "reason";
    public static final String OPERATION = "_operation";
    public static final String VERSION = "_version";
    /** The paper on which the person concerned signed what somebody else enters for them. */
    public static final String SIGNED_PAPER = "_signedPaper";

    /** Scans of the paper on which steps were taken before the case was kept here. */
    public static final String PAPER_FILE = "_paperFile";

    /** Given once the consequence of a grave outcome has been read. */
    public static final String CONFIRMED = "_confirmed";

    /** The revision of the draft that the page was opened with. */
    public static final String DRAFT = "_draft";

    /** Pressed to look for an organisation before one is chosen. */
    public static final String FIND = "_find";

    public static final String ADD_ROW = "_addRow";
    public static final String REMOVE_FILE = "_removeFile";

    /** In the model of a page that is opened: what stands in the form already, as if it had been typed. */
    public static final String TYPED = "typed";

    /** Everything a request may hold that the form itself does not ask for. */
    public static final Set<String> AROUND = Set.of(
            OUTCOME, REASON, OPERATION, VERSION, DRAFT, FIND, ADD_ROW, REMOVE_FILE, SIGNED_PAPER, CONFIRMED, "_csrf");

    /** Whether an input belongs to the page around the form. */
    public static boolean isAround(String name) {
        return AROUND.contains(name)
                || name.startsWith(Choices.SOUGHT)
                || Marking.isMark(name)
                || name.equals(Correction.WHOLE);
    }

    private StepForm() {}
}
