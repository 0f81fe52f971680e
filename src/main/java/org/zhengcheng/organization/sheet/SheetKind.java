package org.zhengcheng.organization.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** What a sheet may be about. Whoever knows the rules of it knows its rows; how a file comes and goes is the same for all. */
public interface SheetKind {

    /** As addresses and tables name it. */
    String id();

    /** The columns of its template, in their order. */
    List<Column> columns();

    /** A row as it may be filled in, by the keys of the columns. */
    Map<String, String> example();

    /** The office in which a person may bring such a sheet at all; for which rows is asked for each. */
    Optional<Text> importsAs(UUID personId);

    /** The office in which there is anything of it that a person may take away. */
    Optional<Text> exportsAs(UUID personId);

    /** By what a row is compared with others, as far as it says so itself: not at all where only the database knows. */
    default Keys keys(Row row) {
        return Keys.UNKNOWN;
    }

    /** The column that must not say the same in two rows of a file; null where rows are compared in another way. */
    default String unique() {
        return null;
    }

    /** Prepares the rows of a file for being checked, all at once. */
    default void arrange(UUID importId) {}

    /** Keeps everybody else, until the transaction ends, from changing what the rows of a file depend on as a whole. */
    void hold(UUID importId);

    /**
     * What is wrong with each of some rows, in their order; asks the database for all of them together.
     *
     * @param actor who brought them and still may; whose rights are asked for every row
     */
    List<List<Problem>> check(Batch batch, Actor actor);

    /** Writes rows that were checked in the same transaction and of which none is wrong. */
    void write(Batch batch, Actor actor);

    /** The heads of the columns that are taken away. */
    List<Text> heads();

    /**
     * Gives every row that somebody may see, one after the other and never many at once.
     *
     * @param each takes a row: days, numbers and texts, null for what is unknown
     */
    void export(Actor actor, Consumer<List<Object>> each);

    /** Some rows of a file. */
    record Batch(UUID importId, List<Row> rows) {

        /** The id of what a row of a file becomes: written again after the application stopped in between, it is the same. */
        public static UUID idOf(UUID importId, int row) {
            return UUID.nameUUIDFromBytes((importId + " " + row).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A row of a file.
     *
     * @param number as the program that shows the file counts, from 1
     * @param cells what stands in it by the keys of the columns, as far as it can be read; what is empty is not there
     */
    record Row(int number, Map<String, String> cells) {

        /** What stands in a column; null if it is empty. */
        public String cell(String column) {
            return cells.get(column);
        }
    }

    /**
     * By what a row is compared.
     *
     * @param key what it is itself: a code, the blind index of a number; null if it does not say
     * @param other what it refers to
     * @param mark of which sort it is
     */
    record Keys(String key, String other, String mark) {

        /** Of a row that does not say it, or with which something is wrong already. */
        public static final Keys UNKNOWN = new Keys(null, null, null);
    }
}
