package org.zhengcheng.identity;

import java.util.Locale;

/** How a person wants the pages: in which language, how large, light or dark. */
public record Preference(Language language, TypeSize typeSize, Theme theme) {

    /** What somebody sees who has chosen nothing. */
    public static final Preference DEFAULT = new Preference(Language.ZH, TypeSize.STANDARD, Theme.SYSTEM);

    /** The languages there are. */
    public enum Language {
        ZH(Locale.SIMPLIFIED_CHINESE),
        EN(Locale.ENGLISH);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        public Locale locale() {
            return locale;
        }
    }

    /** Large type is a quarter larger. */
    public enum TypeSize {
        STANDARD,
        LARGE
    }

    /** {@code SYSTEM} follows the device. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
