package org.zhengcheng.diagram.statute;

import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/**
 * Something in which a draft asks less than the regulation that it says it follows.
 *
 * @param element the step, or the process as a whole
 * @param what what is taken away, in words
 * @param open whether an authority may allow it; votes and what makes somebody a member are not for anybody to change
 */
public record Loosening(Kind kind, String element, Text what, boolean open) {

    /** Of what something was taken away. */
    public enum Kind {
        REGULATION,
        STEP,
        WAY,
        OUTCOME,
        ROLE,
        PERIOD,
        VOTE,
        ARTICLE,
        SEPARATION,
        CHECK,
        NOTICE,
        MATERIAL,
        EFFECT,
        FORM,
        DATE,
        TOLD,
        REVIEW
    }

    /** Tells exactly this from any other, so that an authority given for the one is none for the other. */
    public String fingerprint() {
        return Sha256.of(kind + " " + element + " " + what.chinese());
    }
}
