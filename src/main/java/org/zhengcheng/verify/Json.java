package org.zhengcheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the one kind of JSON there is here: an object whose members are texts and whole numbers. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The members of an object, numbers as they stand; nothing may follow it. */
    static Map<String, String> read(byte[] bytes) {
        Json json = new Json(new String(bytes, StandardCharsets.UTF_8));
        Map<String, String> members = new HashMap<>();
        json.take('{');
        do {
            String name = json.string();
            json.take(':');
            if (members.put(name, json.value()) != null) {
                throw new IllegalArgumentException("Member " + name + " stands there twice");
            }
        } while (json.takeIf(','));
        json.take('}');
        if (json.at != json.text.length()) {
            throw new IllegalArgumentException("Something follows the object");
        }
        return members;
    }

    private String value() {
        if (text.charAt(at) == '"') {
            return string();
        }
        int from = at;
        while ("-0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int known = "bfnrt".indexOf(c);
        return known < 0 ? c : "\b\f\n\r\t".charAt(known);
    }

    private void take(char wanted) {
        if (!takeIf(wanted)) {
            throw new IllegalArgumentException("No " + wanted + " at " + at);
        }
    }

    private boolean takeIf(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }
}
