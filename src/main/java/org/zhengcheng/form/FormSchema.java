package org.zhengcheng.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;

/**
 * A form as it stands in its file.
 *
 * @param key folder and name of the file without ending, as diagrams refer to it
 * @param sha256 the hash of the file, which tells versions apart
 * @param source the file's text
 */
public record FormSchema(String key, String sha256, String source, Text title, List<Field> fields) {

    /** Every field that carries a value, those in groups included, those inside repeated rows not. */
    public Stream<Field> inputs() {
        return inputs(fields);
    }

    /** The field of a key. */
    public Optional<Field> field(String fieldKey) {
        return inputs().filter(field -> field.key().equals(fieldKey)).findFirst();
    }

    /** Whether the form has an input of this name, be it a field or a cell of a row. */
    public boolean asks(String name) {
        return field(name).isPresent() || Input.isCellOf(this, name);
    }

    /** @throws UnknownField if something was sent that the form does not ask for and that is not of the page around it */
    public void requireKnown(Input input, Predicate<String> around) {
        for (String name : input.names()) {
            if (!around.test(name) && !asks(name)) {
                throw new UnknownField(name);
            }
        }
    }

    /** Whether any field is of this type. */
    public boolean has(Field.Type type) {
        return inputs().flatMap(field -> Stream.concat(Stream.of(field), field.children().stream()))
                .anyMatch(field -> field.type() == type);
    }

    /** The same form with these questions alone; groups stay where one of theirs does. */
    public FormSchema only(Set<String> keys) {
        return new FormSchema(key, sha256, source, title, only(fields, keys));
    }

    private static List<Field> only(List<Field> fields, Set<String> keys) {
        return fields.stream()
                .map(field -> field.type() == Field.Type.GROUP ? field.with(only(field.children(), keys)) : field)
                .filter(field ->
                        field.type() == Field.Type.GROUP ? !field.children().isEmpty() : keys.contains(field.key()))
                .toList();
    }

    private static Stream<Field> inputs(List<Field> fields) {
        return fields.stream()
                .flatMap(field -> field.type() == Field.Type.GROUP ? inputs(field.children()) : Stream.of(field))
                .filter(Field::isInput);
    }
}
