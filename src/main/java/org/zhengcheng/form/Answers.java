package org.zhengcheng.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.material.StoredFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody answered: values by field key, in plain JSON kinds. Persons, organisations and files are kept with the
 * name they had, so that a submission reads the same in ten years.
 */
public final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, Object>> VALUES = new TypeReference<>() {};

    private final Map<String, Object> values;

    public Answers(Map<String, Object> values) {
        this.values = new TreeMap<>(values);
    }

    /** The same answers with one more beside the form, in a plain JSON kind. */
    public Answers with(String key, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(key, value);
        return new Answers(more);
    }

    /** The same answers with files handed in beside the form. */
    public Answers withFiles(String key, List<StoredFile> files) {
        return with(key, files.stream().map(Answers::reference).toList());
    }

    /** How a file is kept in an answer: by its id and content, with the name and size it had. */
    static Map<String, Object> reference(StoredFile file) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", file.id().toString());
        reference.put("name", file.name());
        reference.put("sha256", file.sha256());
        reference.put("bytes", file.sizeBytes());
        return reference;
    }

    /** Reads what {@link #json()} wrote. */
    public static Answers fromJson(String json) {
        return new Answers(JSON.readValue(json, VALUES));
    }

    /** The canonical text that is stored and hashed: keys in order, no space. */
    public String json() {
        return JSON.writeValueAsString(values);
    }

    /** The hash of {@link #json()}. */
    public String sha256() {
        return Sha256.of(json());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as JSON has it; null if not answered. */
    public Object get(String key) {
        return values.get(key);
    }

    /** A date; empty if not answered or not a date. */
    public Optional<LocalDate> date(String key) {
        return Optional.ofNullable(values.get(key))
                .map(String::valueOf)
                .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(LocalDate::parse);
    }

    /** A number; empty if not answered. */
    public Optional<BigDecimal> number(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(Number.class::isInstance)
                .map(number -> new BigDecimal(number.toString()));
    }

    /** A whole number; empty if not answered. */
    public Optional<Integer> integer(String key) {
        return number(key).map(BigDecimal::intValue);
    }

    /** The persons, organisations or files of a field; empty if not answered. */
    public List<UUID> ids(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(reference -> UUID.fromString(String.valueOf(((Map<?, ?>) reference).get("id"))))
                        .toList()
                : List.of();
    }

    /** The names kept beside {@link #ids}. */
    public List<String> names(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(reference -> String.valueOf(((Map<?, ?>) reference).get("name")))
                        .toList()
                : List.of();
    }
}
