package org.zhengcheng.inbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zhengcheng.language.SpelledName;

/**
 * What somebody types to find a person or a case, as words that must all be hit; and what there is to be hit. Full-width
 * letters, capitals, ü and the dot within names make no difference.
 */
record SearchWords(List<String> words) {

    static final SearchWords NONE = new SearchWords(List.of());

    private static final int MOST_WORDS = 5;
    private static final int LONGEST_WORD = 60;

    /** Reads what was typed. */
    static SearchWords of(String typed) {
        return typed == null
                ? NONE
                : new SearchWords(Arrays.stream(plain(typed).split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList());
    }

    /** What a search may hit of an item, each word after a blank. */
    static String hit(String name, SpelledName spelled, String caseNumber) {
        return " " + plain(String.join(" ", name, spelled.pinyin(), spelled.initials(), caseNumber));
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** What a word is compared with: a single Latin letter only with beginnings, for it is in almost every name. */
    static String pattern(String word) {
        String escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return isLatinLetter(word) ? "% " + escaped + "%" : "%" + escaped + "%";
    }

    /** How many characters at least the parts have by which a word is looked up. */
    static int shortest(String word) {
        return Math.min(2, word.codePointCount(0, word.length()));
    }

    private static boolean isLatinLetter(String word) {
        return word.length() == 1 && word.charAt(0) < 128;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .replaceAll("[·•‧∙・]", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
