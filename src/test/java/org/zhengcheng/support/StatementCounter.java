package org.zhengcheng.support;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Listens to every statement that the application sends to the database, whoever in it sends it. */
public final class StatementCounter implements BeanPostProcessor, QueryExecutionListener {

    /** That a sign-in is in use, which key is written with, the sweep of sessions: whether they fall into a request is chance. */
    private static final Pattern ONCE_A_MINUTE = Pattern.compile(
            "update sign_in set seen_at|installation_(key|node)|DELETE FROM SPRING_SESSION\\s+WHERE EXPIRY_TIME");

    /** Null while nobody listens: a whole run sends millions. */
    private volatile Queue<String> sent;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource
                ? ProxyDataSourceBuilder.create(dataSource).listener(this).build()
                : bean;
    }

    /** The statements sent while something is done. */
    public List<String> during(Supplier<?> what) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        sent = heard;
        what.get();
        sent = null;
        return List.copyOf(heard);
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Counted when it is done.
    }

    /** A batch is one journey to the database, so it counts once. */
    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Queue<String> listening = sent;
        String query = queries.isEmpty() ? "" : queries.get(0).getQuery();
        if (listening != null && !ONCE_A_MINUTE.matcher(query).find()) {
            listening.add(query);
        }
    }
}
