package org.zhengcheng.casework.file;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.zhengcheng.form.Answers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as they are stored: what was sealed stands apart, by the digest that stays in the text. The text is hashed and
 * never changes; its secrets may be encrypted anew, and forgotten.
 *
 * @param text the canonical JSON with digests in place of what was sealed
 * @param secrets the ciphertexts by digest, as JSON; null if there are none
 */
record SealedAnswers(String text, String secrets) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> BY_DIGEST = new TypeReference<>() {};
    private static final Pattern SEALED =
            Pattern.compile("(sealed:[0-9a-f]{64}):(aes:[0-9a-f]{8}:[A-Za-z0-9+/]+={0,2})");

    static SealedAnswers of(Answers answers) {
        Map<String, String> apart = new TreeMap<>();
        String text = SEALED.matcher(answers.json()).replaceAll(found -> {
            apart.put(found.group(1), found.group(2));
            return found.group(1);
        });
        return new SealedAnswers(text, apart.isEmpty() ? null : JSON.writeValueAsString(apart));
    }

    static Answers joined(String text, String secrets) {
        String joined = text;
        if (secrets != null) {
            for (Map.Entry<String, String> one :
                    JSON.readValue(secrets, BY_DIGEST).entrySet()) {
                joined = joined.replace(one.getKey(), one.getKey() + ":" + one.getValue());
            }
        }
        return Answers.fromJson(joined);
    }
}
