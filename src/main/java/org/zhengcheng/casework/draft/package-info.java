/**
 * What somebody has begun to write for a step and not handed in: kept on the server, read by nobody else.
 */
package org.zhengcheng.casework.draft;
