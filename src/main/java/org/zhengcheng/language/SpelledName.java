package org.zhengcheng.language;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A name as people type it who do not type characters: Latin letters as they stand, characters by their sound, ü as v.
 *
 * @param pinyin every syllable in full: zengxiaoming
 * @param initials the first letter of every syllable: zxm
 */
public record SpelledName(String pinyin, String initials) {

    private static final int LONGEST_SURNAME = 2;
    private static final Map<String, String> SURNAMES = surnames();

    /** Spells a name; surnames that are read otherwise than the character usually is are known. */
    public static SpelledName of(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> syllables = new ArrayList<>();
        int given = surname(letters, syllables);
        StringBuilder han = new StringBuilder();
        letters.substring(given).codePoints().forEach(letter -> {
            if (Character.isBmpCodePoint(letter) && Character.isIdeographic(letter)) {
                han.appendCodePoint(letter);
                return;
            }
            spell(han, syllables);
            if (Character.isLetterOrDigit(letter)) {
                syllables.add(Character.toString(letter));
            }
        });
        spell(han, syllables);
        return new SpelledName(
                String.join("", syllables),
                syllables.stream()
                        .map(syllable -> syllable.substring(0, syllable.offsetByCodePoints(0, 1)))
                        .collect(Collectors.joining()));
    }

    /** @return where the given name begins, if the surname was one of those that are known; else 0 */
    private static int surname(String name, List<String> syllables) {
        for (int length = LONGEST_SURNAME; length > 0; length--) {
            String sound = name.length() < length ? null : SURNAMES.get(name.substring(0, length));
            if (sound != null) {
                syllables.addAll(List.of(sound.split(" ")));
                return length;
            }
        }
        return 0;
    }

    /** Several characters at once, because neighbours decide how some are read. */
    private static void spell(StringBuilder han, List<String> syllables) {
        if (!han.isEmpty()) {
            syllables.addAll(List.of(
                    PinyinHelper.toPinyin(han.toString(), PinyinStyleEnum.INPUT).split(" ")));
            han.setLength(0);
        }
    }

    private static Map<String, String> surnames() {
        try (InputStream file = SpelledName.class.getResourceAsStream("surnames.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
