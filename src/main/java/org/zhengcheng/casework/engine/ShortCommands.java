package org.zhengcheng.casework.engine;

import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.FlowableEngineAgenda;
import org.flowable.engine.FlowableEngineAgendaFactory;
import org.flowable.engine.impl.agenda.DefaultFlowableEngineAgenda;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/** Ends a command that goes round and round: between one step and the next lie a few moves, never hundreds. */
final class ShortCommands implements FlowableEngineAgendaFactory {

    /** A step takes about six. */
    private static final int MOST_MOVES = 500;

    @Override
    public FlowableEngineAgenda createAgenda(CommandContext context) {
        return new Counted(context);
    }

    private static final class Counted extends DefaultFlowableEngineAgenda {

        private int moves;

        private Counted(CommandContext context) {
            super(context);
        }

        @Override
        public void planOperation(Runnable operation, ExecutionEntity execution) {
            if (++moves > MOST_MOVES) {
                throw new FlowableException("A diagram may not go round without a step: " + execution);
            }
            super.planOperation(operation, execution);
        }
    }
}
