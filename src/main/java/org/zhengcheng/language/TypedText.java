package org.zhengcheng.language;

/** What somebody typed into a field, as it may be kept. */
public final class TypedText {

    private TypedText() {}

    /** Without blanks around it, and without control signs but the ends of lines; empty for null. */
    public static String clean(String typed) {
        if (typed == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        typed.replace("\r\n", "\n")
                .codePoints()
                .filter(sign -> sign == '\n' || sign == '\t' || !Character.isISOControl(sign))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
