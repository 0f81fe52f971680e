package org.zhengcheng.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.zhengcheng.material.StoredFile;

/**
 * What a person filling in a form may choose from, decided by the case and not by the form.
 *
 * @param options the persons or organisations offered, by field key
 * @param files the uploaded files that may be handed in, by id
 * @param today the day in Asia/Shanghai
 * @param searched the fields of which only a few persons are offered, and every other is found by search
 */
public record Choices(
        Map<String, List<Field.Option>> options, Map<UUID, StoredFile> files, LocalDate today, Set<String> searched) {

    /** Choices that are all offered. */
    public Choices(Map<String, List<Field.Option>> options, Map<UUID, StoredFile> files, LocalDate today) {
        this(options, files, today, Set.of());
    }

    /** With the key of a field behind it: the name of the input in which an organisation is looked for. */
    public static final String SOUGHT = "_find.";

    /** The same choices with more files that may be handed in. */
    public Choices withFiles(Collection<StoredFile> more) {
        Map<UUID, StoredFile> all = new HashMap<>(files);
        more.forEach(file -> all.put(file.id(), file));
        return new Choices(options, all, today, searched);
    }

    List<Field.Option> of(Field field) {
        return options.getOrDefault(field.key(), field.options());
    }

    /** The uploaded file of an id; null if it is none of these, or no id at all. */
    public StoredFile file(String id) {
        return files.values().stream()
                .filter(file -> file.id().toString().equals(id))
                .findFirst()
                .orElse(null);
    }
}
