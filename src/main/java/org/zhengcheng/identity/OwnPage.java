package org.zhengcheng.identity;

/** An address to go on to that was handed along: only ever a page of this site. */
public final class OwnPage {

    private OwnPage() {}

    /** The page, or the first one if somebody else may have made the address so that it leads away. */
    public static String of(String asked) {
        return asked.matches("/(?![/\\\\])[\\w/.?=&%+,:-]*") ? asked : "/";
    }
}
