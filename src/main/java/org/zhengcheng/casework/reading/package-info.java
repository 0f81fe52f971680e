/**
 * The pages on which a case is read.
 */
package org.zhengcheng.casework.reading;
