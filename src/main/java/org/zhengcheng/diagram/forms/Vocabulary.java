package org.zhengcheng.diagram.forms;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of the procedures by their standard names, so that the same thing is asked under the same key in every form:
 * {@code forms/vocabulary.json}.
 */
@Component
public class Vocabulary {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Map<String, Word> words = new LinkedHashMap<>();

    Vocabulary(Speaker speaker) throws IOException {
        JsonNode file = JSON.readTree(new ClassPathResource("forms/vocabulary.json").getContentAsByteArray());
        for (JsonNode one : file.path("fields")) {
            Word word = word(one, speaker);
            words.put(word.key(), word);
        }
    }

    /** All of them, in the order in which they are offered. */
    public List<Word> all() {
        return List.copyOf(words.values());
    }

    /** What the key of a field stands for elsewhere, if the field means something else by it; empty if it does not. */
    public Optional<Word> otherwise(Field field) {
        return Optional.ofNullable(words.get(field.key()))
                .filter(word -> !word.type().equals(field.type().name().toLowerCase(Locale.ROOT))
                        || word.labels()
                                .noneMatch(label ->
                                        label.chinese().equals(field.label().chinese())));
    }

    private static Word word(JsonNode one, Speaker speaker) {
        JsonNode field = one.path("field");
        Group group = Group.valueOf(one.path("group").asString().toUpperCase(Locale.ROOT));
        String type = field.path("type").asString();
        String label = type.equals("datetime") ? "dateLabel" : "label";
        JsonNode properties = field.path("properties");
        return new Word(
                field.path(type.equals("dynamiclist") ? "path" : "key").asString(),
                new Text(field.path(label).asString(), properties.path("en").asString()),
                type,
                Text.of(
                        field.path("description").asString(null),
                        properties.path("hintEn").asString(null)),
                group.name().toLowerCase(Locale.ROOT),
                speaker.both("forms.group." + group.name().toLowerCase(Locale.ROOT)),
                StreamSupport.stream(one.path("also").spliterator(), false)
                        .map(also -> new Text(
                                also.path("label").asString(), also.path("en").asString()))
                        .toList(),
                JSON.convertValue(field, MEMBERS));
    }

    /** By which the fields are sorted. */
    private enum Group {
        DATE,
        WHO,
        MEETING,
        OPINION,
        PAPER,
        NOTICE,
        PERSON,
        NUMBER,
        OTHER
    }

    /**
     * A field with a standard meaning.
     *
     * @param type as forms write it, such as {@code datetime}
     * @param hint what to write; null if it needs no saying
     * @param group by which it is sorted, and the title of that group
     * @param also what forms call it where the general name says too little
     * @param field the whole of it, as it stands in a form
     */
    public record Word(
            String key,
            Text label,
            String type,
            Text hint,
            String group,
            Text groupTitle,
            List<Text> also,
            Map<String, Object> field) {

        Stream<Text> labels() {
            return Stream.concat(Stream.of(label), also.stream());
        }
    }
}
