package org.zhengcheng.form;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.PlainWords;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads form-js JSON into {@link FormSchema}s; whatever is not in the subset is refused with file and path. */
class FormReader {

    private static final int LARGEST = 256 * 1024;
    private static final int MOST_COMPONENTS = 200;
    private static final int LONGEST_TEXT = 4000;
    /** Of what is wrong with a file that is read at start. */
    private static final int MOST_SAID = 5;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(20)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** How many signs of a pattern may come as often as one likes: no text then makes it try for long. */
    private static final int MOST_OPEN = 2;

    private static final Pattern PATTERN =
            Pattern.compile("\\^(?:(?:\\[[^\\]\\[\\\\]{1,60}]|\\\\d|[^\\\\\\[\\](){}|*+?^$.])"
                    + "(?:[*+?]|\\{\\d{1,3}(?:,\\d{1,3})?})?){1,30}\\$");

    private final Schema subset;

    /** @param subset the JSON Schema that says what a form may contain */
    FormReader(String subset) {
        this.subset = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(subset, InputFormat.JSON);
    }

    /** @throws CannotStart if anything is wrong with the text */
    FormSchema read(String key, String source) {
        FormReading reading = look(key, source);
        if (reading.form() == null) {
            String file = "forms/" + key + ".json";
            throw new CannotStart(
                    "表单文件有错：" + file + "：" + joined(reading, Text::chinese),
                    "请改正这个文件。Correct the form " + file + ": " + joined(reading, Text::english));
        }
        return reading.form();
    }

    private static String joined(FormReading reading, Function<Text, String> language) {
        return reading.faults().stream()
                .map(FormFault::raw)
                .map(language)
                .distinct()
                .limit(MOST_SAID)
                .collect(Collectors.joining("; "));
    }

    /** Reads the text, or says everything that is wrong with it: malformed, more than words, of no known type, said twice. */
    FormReading look(String key, String source) {
        FormFaults faults = new FormFaults();
        if (source.length() > LARGEST) {
            faults.add("", "large", new Text("文件超过256 kB", "the file is larger than 256 kB"));
            return new FormReading(null, faults.all());
        }
        try {
            JsonNode root = JSON.readTree(source);
            faults.of(root);
            refuseMoreThanWords(root, "", new AtomicInteger(), faults);
            if (faults.isEmpty()) {
                errors(source, faults);
            }
            if (faults.isEmpty()) {
                FormSchema form = form(key, source, root);
                refuseTwins(form, faults);
                return new FormReading(faults.isEmpty() ? form : null, faults.all());
            }
        } catch (JacksonException malformed) {
            faults.add("", "malformed", Text.same(malformed.getOriginalMessage()));
        } catch (IllegalArgumentException unreadable) {
            faults.add("", "condition", Text.same(unreadable.getMessage()));
        }
        return new FormReading(null, faults.all());
    }

    private FormSchema form(String key, String source, JsonNode root) {
        JsonNode properties = root.path("properties");
        return new FormSchema(
                key,
                Sha256.of(source),
                source,
                new Text(properties.path("title").asString(key), text(properties, "titleEn")),
                fields(root.path("components"), List.of()));
    }

    private void errors(String source, FormFaults faults) {
        List<Error> english = errors(source, Locale.ENGLISH);
        List<Error> chinese = english.isEmpty() ? List.of() : errors(source, Locale.SIMPLIFIED_CHINESE);
        for (int i = 0; i < chinese.size(); i++) {
            faults.add(chinese.get(i), english.get(i));
        }
    }

    private List<Error> errors(String source, Locale language) {
        return subset.validate(
                source,
                InputFormat.JSON,
                context -> context.executionConfig(configuration -> configuration.locale(language)));
    }

    /** Whatever stands anywhere in a form is words, or one of the two things with a grammar of their own. */
    private static void refuseMoreThanWords(JsonNode node, String path, AtomicInteger components, FormFaults faults) {
        if (node.isString()) {
            if (path.endsWith("/validate/pattern")) {
                refuseOtherPattern(node.asString(), path, faults);
            } else {
                PlainWords.fault(node.asString(), LONGEST_TEXT)
                        .ifPresent(found -> faults.add(
                                path,
                                "words",
                                new Text(
                                        path + "：这里只能写文字，不能有" + found.found(),
                                        path + ": only words may stand here, not " + found.found()),
                                found.found()));
            }
        }
        if (node.has("type") && components.incrementAndGet() == MOST_COMPONENTS + 1) {
            faults.add("", "many", new Text("栏目超过200个", "more than 200 components"));
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            refuseMoreThanWords(member.getValue(), path + "/" + member.getKey(), components, faults);
        }
        int index = 0;
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            refuseMoreThanWords(item, path + "/" + index++, components, faults);
        }
    }

    private static void refuseOtherPattern(String pattern, String path, FormFaults faults) {
        long open = pattern.chars().filter(c -> "*+?,".indexOf(c) >= 0).count();
        if (!PATTERN.matcher(pattern).matches() || open > MOST_OPEN) {
            faults.add(
                    path,
                    "pattern",
                    new Text(
                            path + "：格式只能由字符、[…]、\\d和次数组成，次数不定的最多两处",
                            path
                                    + ": a pattern consists of signs, […] and \\d, with how often they come,"
                                    + " open for two of them at most"));
        }
    }

    private static void refuseTwins(FormSchema form, FormFaults faults) {
        Set<String> seen = new HashSet<>();
        form.inputs()
                .filter(field -> !seen.add(field.key()))
                .map(Field::key)
                .forEach(twin -> faults.twin(twin, new Text("键" + twin + "重复", "the key " + twin + " stands twice")));
    }

    private List<Field> fields(JsonNode components, List<Condition> around) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode component : components) {
            fields.add(field(component, around));
        }
        return List.copyOf(fields);
    }

    private Field field(JsonNode node, List<Condition> around) {
        Field.Type type = Field.Type.valueOf(node.path("type").asString().toUpperCase(Locale.ROOT));
        List<Condition> hidden = new ArrayList<>(around);
        if (node.path("conditional").has("hide")) {
            hidden.add(Condition.parse(node.path("conditional").path("hide").asString()));
        }
        return new Field(
                type,
                text(node, type == Field.Type.DYNAMICLIST ? "path" : "key"),
                Text.of(text(node, label(type)), text(node.path("properties"), "en")),
                Text.of(text(node, "description"), text(node.path("properties"), "hintEn")),
                rules(node.path("validate")),
                List.copyOf(hidden),
                StreamSupport.stream(node.path("values").spliterator(), false)
                        .map(option -> new Field.Option(
                                text(option, "value"), Text.of(text(option, "label"), text(option, "en"))))
                        .toList(),
                fields(node.path("components"), type == Field.Type.GROUP ? hidden : List.of()),
                properties(node));
    }

    /** form-js names the label of a date and of a text differently. */
    private static String label(Field.Type type) {
        return switch (type) {
            case DATETIME -> "dateLabel";
            case TEXT -> "text";
            default -> "label";
        };
    }

    private static Field.Rules rules(JsonNode validate) {
        String pattern = text(validate, "pattern");
        return new Field.Rules(
                validate.path("required").asBoolean(false),
                integer(validate, "minLength"),
                integer(validate, "maxLength"),
                pattern == null ? null : Pattern.compile(pattern),
                decimal(validate, "min"),
                decimal(validate, "max"));
    }

    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            properties.put(property.getKey(), property.getValue().asString());
        }
        if (node.has("decimalDigits")) {
            properties.put(
                    "decimalDigits", String.valueOf(node.path("decimalDigits").asInt()));
        }
        if (node.has("accept")) {
            properties.put("accept", node.path("accept").asString());
        }
        return Map.copyOf(properties);
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString() : null;
    }

    private static Integer integer(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asInt() : null;
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return node.has(name) ? node.path(name).decimalValue() : null;
    }
}
