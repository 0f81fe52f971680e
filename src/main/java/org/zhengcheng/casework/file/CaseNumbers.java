package org.zhengcheng.casework.file;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives cases the numbers people use, such as 发展-2026-0137: counted per procedure and year, without gaps. */
@Component
public class CaseNumbers {

    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a year; it is given back if the transaction is. */
    public String next(Procedure procedure, int year) {
        int next = jdbc.sql("insert into case_number (procedure_key, year, last) values (?, ?, 1)"
                        + " on conflict (procedure_key, year) do update set last = case_number.last + 1 returning last")
                .params(procedure.key(), year)
                .query(Integer.class)
                .single();
        return "%s-%d-%04d".formatted(procedure.numberPrefix(), year, next);
    }
}
